#include "CAPIDescription.h"

#include <string.h>

// The document travels inside the binary, which may be moved. Swift has no such directive, and an
// array literal of its bytes would take the compiler most of a minute.
static const unsigned char document[] = {
#embed "../ProfileHistoryServer/Description/openapi.json"
};

size_t capi_description_size(void) { return sizeof document; }

void capi_description_copy(unsigned char *place) { memcpy(place, document, sizeof document); }
