"""What every issuing process needs, loaded once: the fork server imports this, and each process begins with it."""

import billhead.catalog.service
import billhead.documents.issuing
import billhead.edge.api
import billhead.entities.service  # noqa: F401  # for the processes to come

from local.lambdas import Lambdas
from local.routes import RouteTable
from local.template import load_template

_TEMPLATE = load_template()
ROUTES = RouteTable(_TEMPLATE.routes)
LAMBDAS = Lambdas(_TEMPLATE.functions)
