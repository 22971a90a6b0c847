/// Words that may not be seen: typed without echo, or the first lines of a file.
#pragma once

#include <string>
#include <string_view>

namespace cli {

/// One line from the terminal, without showing it; from standard input where that is no terminal.
std::string ask_secret(std::string_view question);
/// The first line of the file; "-" and an empty path ask.
std::string secret_from(const std::string& path, std::string_view question);

}  // namespace cli
