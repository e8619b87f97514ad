"""A directory of our own, as a municipality's: it speaks OpenID Connect on loopback."""

import secrets
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import jwt
import uvicorn
from cryptography.hazmat.primitives.asymmetric import rsa
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT, SECRET = "tsudoi", "known-to-both"


class Directory:
    """`person`: the claims of who sits at the browser; nothing is typed here."""

    def __init__(self, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.person: dict[str, Any] = {}
        self.nonces: dict[str, str] = {}
        self.left = 0

    def routes(self) -> list[Route]:
        return [
            Route("/.well-known/openid-configuration", self.about),
            Route("/authorize", self.authorize),
            Route("/token", self.token, methods=["POST"]),
            Route("/keys", self.keys),
            Route("/leave", self.leave),
        ]

    async def about(self, request: Request) -> Response:
        at = self.address
        body = {"issuer": at, "authorization_endpoint": f"{at}/authorize"}
        body |= {"token_endpoint": f"{at}/token", "jwks_uri": f"{at}/keys"}
        body |= {"end_session_endpoint": f"{at}/leave"}
        return JSONResponse({**body, "id_token_signing_alg_values_supported": ["RS256"]})

    async def authorize(self, request: Request) -> Response:
        asked, code = request.query_params, secrets.token_hex(8)
        assert asked["client_id"] == CLIENT
        self.nonces[code] = asked["nonce"]
        back = f"{asked['redirect_uri']}?code={code}&state={asked['state']}"
        return RedirectResponse(back, 303)

    async def token(self, request: Request) -> Response:
        nonce = self.nonces.pop(str((await request.form())["code"]))
        moment = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "iat": moment, "exp": moment + 600}
        signed = jwt.encode(
            {**claims, "nonce": nonce, **self.person}, self.key, "RS256", headers={"kid": "one"}
        )
        body = {"access_token": "none", "token_type": "Bearer", "expires_in": 600}
        return JSONResponse({**body, "id_token": signed})

    async def keys(self, request: Request) -> Response:
        key = jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True)
        return JSONResponse({"keys": [{**key, "kid": "one", "use": "sig", "alg": "RS256"}]})

    async def leave(self, request: Request) -> Response:
        self.left += 1
        return RedirectResponse(request.query_params["post_logout_redirect_uri"], 303)


@contextmanager
def directory() -> Iterator[Directory]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    made = Directory(port)
    config = uvicorn.Config(Starlette(routes=made.routes()), port=port, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield made
    server.should_exit = True
    thread.join(10)
