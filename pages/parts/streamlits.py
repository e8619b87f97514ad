"""What the layer before Streamlit must know of Streamlit itself."""

import re
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import streamlit
from streamlit.runtime import get_instance
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

PAGE = Path(streamlit.__file__).parent / "static/index.html"
INLINE = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL)


def uploaded() -> Mapping[str, int]:
    """Bytes it holds of the files people sent, for each of its sessions."""
    manager = get_instance().uploaded_file_mgr
    assert isinstance(manager, MemoryUploadedFileManager)
    kept = list(manager.file_storage.items())
    return {session: sum(len(one.data) for one in list(f.values())) for session, f in kept}


def inline_scripts() -> tuple[str, ...]:
    """The scripts that stand in its page, as a browser recognises them: base64 of SHA-256."""
    found = INLINE.findall(PAGE.read_text(encoding="utf-8"))
    return tuple(b64encode(sha256(one.encode()).digest()).decode() for one in found)
