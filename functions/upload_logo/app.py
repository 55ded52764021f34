"""POST /entities/{id}/logo: a picture in the body or in a form becomes the entity's logo. Wiring only."""

from billhead.aws.files import tenant_files
from billhead.edge.answers import Response, resource
from billhead.edge.api import make_api
from billhead.edge.uploads import uploaded_file
from billhead.entities.logo import LOGO_TYPES, MAX_LOGO_BYTES, LogoRefused, logo_file
from billhead.entities.logo_record import LogoRecord
from billhead.entities.model import show_entity
from billhead.kernel.errors import Fault
from billhead_images import CleanLogo, LogoRejected, clean_logo

api = make_api()


@api.post("/entities/{id}/logo")
def upload_logo(id: str) -> Response[str]:
    happening = api.request.happening(id)
    record = LogoRecord(happening)
    record.require_writable()
    logo = _cleaned(*uploaded_file(api.request, LOGO_TYPES, MAX_LOGO_BYTES))
    # The file first: an entity never names a logo that is not there. A file that no entity names does no harm.
    tenant_files(happening.tenant).put(logo_file(logo.sha256), logo.content, logo.content_type)
    return resource(show_entity(record.upload(logo.sha256, logo.content_type)))


def _cleaned(content: bytes, declared_type: str) -> CleanLogo:
    try:
        return clean_logo(content, declared_type=declared_type)
    except LogoRejected as rejected:
        reason = Fault("", rejected.reason, rejected.detail)
        raise LogoRefused(rejected.detail, errors=[reason]) from None


handler = api.handler
