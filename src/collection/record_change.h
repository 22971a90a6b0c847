/// Whether a record changed, and what changed from one version to the next, in words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "collection/record.h"

namespace collection {

/// One file of a record and the SHA-256 of its bytes in hexadecimal; empty where none was read.
struct FileSum {
    const RecordFile& file;
    std::string_view sha256;
};

/// SHA-256 over content_of() and the files: the same content is the same version, whoever enters it.
std::string content_sum(const Record&, const std::vector<FileSum>&);

/// "Title; recommendations; files". `files_differ`: their bytes, which the fields do not say.
std::string change_between(const Record& before, const Record& after, bool files_differ);

}  // namespace collection
