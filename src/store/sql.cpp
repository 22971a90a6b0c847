#include "store/sql.h"

#include <cctype>

namespace store {

namespace {

// Filled while the program starts, by one thread, before main.
std::vector<const Sql*>& registry() {
    static std::vector<const Sql*> all;
    return all;
}

std::string shortened(const char* file, int line) {
    std::string_view path = file;
    if (const auto src = path.rfind("/src/"); src != path.npos) path.remove_prefix(src + 1);
    return std::string{path} + ":" + std::to_string(line);
}

// The end of the quoted text or comment that begins at `at`, or `at` when none does.
std::size_t end_of_quote(std::string_view text, std::size_t at) {
    const auto past = [&](std::string_view closing, std::size_t from) {
        const auto end = text.find(closing, from);
        return end == text.npos ? text.size() : end + closing.size();
    };
    if (text[at] == '\'' || text[at] == '"') return past(text.substr(at, 1), at + 1);
    if (text.substr(at, 2) == "--") return past("\n", at);
    if (text.substr(at, 2) == "/*") return past("*/", at + 2);
    return at;
}

}  // namespace

std::string with_numbered_marks(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        if (const auto end = end_of_quote(text, at); end != at) {
            out += text.substr(at, end - at);
            at = end;
            continue;
        }
        const bool mark = text[at] == '$' && at + 1 < text.size() && std::isdigit(static_cast<unsigned char>(text[at + 1])) != 0;
        out += mark ? '?' : text[at];
        ++at;
    }
    return out;
}

Sql::Sql(const char* name, const char* text, const char* file, int line, Dialect dialect)
    : name_{name}, text_{text}, for_sqlite_{with_numbered_marks(text_)}, place_{shortened(file, line)}, dialect_{dialect} {
    registry().push_back(this);
}

const std::vector<const Sql*>& registered_statements() { return registry(); }

}  // namespace store
