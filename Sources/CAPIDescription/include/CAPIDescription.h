#ifndef CAPIDESCRIPTION_H
#define CAPIDESCRIPTION_H

#include <stddef.h>

/// How many bytes the service's OpenAPI document has.
size_t capi_description_size(void);

/// Copies the document to a place that has room for all of it.
void capi_description_copy(unsigned char *place);

#endif
