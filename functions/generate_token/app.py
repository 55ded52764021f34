"""POST /entities/users/{user_id}/token: a one-time token that opens the dashboard. Wiring only."""

from billhead.access.embedding.model import TokenDraft
from billhead.access.embedding.tokens import EmbedTokens
from billhead.aws.tenant_table import tenant_table
from billhead.edge.answers import Response, json_response
from billhead.edge.api import make_api
from billhead.edge.browser import own_origin
from billhead.kernel.clock import timestamp

api = make_api()


@api.post("/entities/users/{user_id}/token")
def generate_token(user_id: str) -> Response[str]:
    request = api.request
    draft, happening = request.body(TokenDraft), request.happening()
    tokens = EmbedTokens(request.principal, tenant_table(happening.tenant), happening)
    token = tokens.issue(user_id, draft, request.submission())
    shown = {
        "token": token.secret,
        "url": f"{own_origin(request)}/embed?token={token.secret}",
        "expires_at": timestamp(token.expires_at),
        "role": str(token.role),
    }
    return json_response(201, shown)


handler = api.handler
