/// The form of a message file: `key = pattern`, `#` comments, indented lines that go on with the line above.
#pragma once

#include <string>
#include <vector>

#include "base/embedded.h"

namespace web::html {

struct MessageLine {
    std::string key;
    std::string pattern;
    int number;  ///< The line on which the message begins, from 1.
};

/// The messages of a file in order. Throws base::Fault naming file and line for a line that is none of the three kinds,
/// for bytes that are not UTF-8, and for a key that does not begin with the file's own name (`web.search.ini`: `web.search.…`).
std::vector<MessageLine> read_message_file(const base::EmbeddedFile& file);

}  // namespace web::html
