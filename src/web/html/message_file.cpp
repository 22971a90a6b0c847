#include "web/html/message_file.h"

#include "base/fault.h"
#include "base/text.h"

namespace web::html {

namespace {

[[noreturn]] void refuse(const base::EmbeddedFile& file, int line, const std::string& reason) {
    throw base::Fault{"Message file cannot be read: " + reason, std::string{file.path} + " line " + std::to_string(line), "Correct the line"};
}

/// `web.search.` for `en/web.search.ini`.
std::string prefix_of(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    std::string name{slash == std::string_view::npos ? path : path.substr(slash + 1)};
    if (name.ends_with(".ini")) name.resize(name.size() - 4);
    return name + ".";
}

bool is_key(std::string_view key) {
    return !key.empty() && key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_.") == std::string_view::npos;
}

MessageLine message_on(const base::EmbeddedFile& file, std::string_view line, int number) {
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos) refuse(file, number, "no '=' after the key");
    const std::string_view key = base::trim(line.substr(0, equals));
    if (!is_key(key)) refuse(file, number, "'" + std::string{key} + "' is not a key");
    if (!key.starts_with(prefix_of(file.path))) refuse(file, number, std::string{key} + " belongs in another file");
    return {std::string{key}, std::string{base::trim(line.substr(equals + 1))}, number};
}

}  // namespace

std::vector<MessageLine> read_message_file(const base::EmbeddedFile& file) {
    std::vector<MessageLine> messages;
    std::string_view rest = file.bytes;
    if (!base::is_utf8(rest)) refuse(file, 1, "not UTF-8");
    for (int number = 1; !rest.empty(); ++number) {
        const std::size_t end = rest.find('\n');
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        if (base::trim(line).empty() || line.front() == '#') continue;
        const bool goes_on = line.front() == ' ' || line.front() == '\t';
        if (goes_on && messages.empty()) refuse(file, number, "nothing above to go on with");
        if (!goes_on) {
            messages.push_back(message_on(file, line, number));
            continue;
        }
        std::string& pattern = messages.back().pattern;
        if (!pattern.empty()) pattern += ' ';
        pattern += base::trim(line);
    }
    return messages;
}

}  // namespace web::html
