/// What Word and Excel packages have in common: properties, custom XML, pictures with their own data, embedded files, paths.
#pragma once

#include "documents/hidden/findings.h"
#include "documents/hidden/shown_words.h"
#include "documents/packed/archive.h"

namespace documents::hidden {

void find_in_package(const packed::Archive& archive, const ShownWords& shown, Findings& findings);

}  // namespace documents::hidden
