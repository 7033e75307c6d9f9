"""`pushback playbooks schema`: a JSON Schema, so that an editor completes and checks."""

from .. import streams


def schema() -> None:
    """Print the JSON Schema of a playbook, for an editor to complete and check by."""
    import json

    from ..core.playbook import Playbook

    described = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Playbook.model_json_schema(),
    }
    streams.write(json.dumps(described, ensure_ascii=False, indent=2) + "\n")
