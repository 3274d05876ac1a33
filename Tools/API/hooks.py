"""What Schemathesis does not know by itself."""
import json

import schemathesis


@schemathesis.serializer("application/x-ndjson")
def lines(context, value):
    """A text is sent as it is; anything else as one line of JSON."""
    return value.encode() if isinstance(value, str) else json.dumps(value).encode()
