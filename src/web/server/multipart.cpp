#include "web/server/multipart.h"

#include <algorithm>
#include <optional>

#include "base/text.h"

namespace web {

namespace {

using Refusal = MultipartRefusal;

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }
/// RFC 9110 section 5.6.2.
bool is_token_char(char c) { return is_letter_or_digit(c) || std::string_view{"!#$%&'*+-.^_`|~"}.find(c) != std::string_view::npos; }
/// RFC 2046 section 5.1.1, without the space, which no sender uses.
bool is_boundary_char(char c) { return is_letter_or_digit(c) || std::string_view{"'()+_,-./:=?"}.find(c) != std::string_view::npos; }

std::string in_small(std::string_view text) {
    std::string small{text};
    std::ranges::transform(small, small.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return small;
}

std::string_view without_spaces(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

struct Parameter {
    std::string name, value;
};
/// "form-data; name="paper"; filename="a.pdf"": the word before the first semicolon, and what follows it.
struct Valued {
    std::string word;
    std::vector<Parameter> parameters;
    const std::string* find(std::string_view name) const {
        const auto found = std::ranges::find(parameters, name, &Parameter::name);
        return found == parameters.end() ? nullptr : &found->value;
    }
};

/// The value in quotes that `rest` begins with, and takes it away. Browsers write a quote as %22 and leave backslashes alone, so that only
/// a backslash before a quote is an escape: C:\papers\a.pdf stays what it was.
std::optional<std::string> take_quoted(std::string_view& rest) {
    std::string value;
    for (std::size_t i = 1; i < rest.size(); ++i) {
        if (rest[i] == '"') {
            rest.remove_prefix(i + 1);
            return value;
        }
        if (rest[i] == '\\' && i + 1 < rest.size() && rest[i + 1] == '"') ++i;
        value += rest[i];
    }
    return std::nullopt;
}

std::optional<std::string> take_token(std::string_view& rest) {
    const auto end = std::ranges::find_if_not(rest, is_token_char) - rest.begin();
    if (end == 0) return std::nullopt;
    std::string token{rest.substr(0, static_cast<std::size_t>(end))};
    rest.remove_prefix(static_cast<std::size_t>(end));
    return token;
}

std::optional<Valued> valued(std::string_view line) {
    Valued read;
    const auto end = std::min(line.find(';'), line.size());
    read.word = in_small(without_spaces(line.substr(0, end)));
    std::string_view rest = line.substr(end);
    for (rest = without_spaces(rest); !rest.empty(); rest = without_spaces(rest)) {
        if (rest.front() != ';') return std::nullopt;
        rest = without_spaces(rest.substr(1));
        auto name = take_token(rest);
        if (!name || rest.empty() || rest.front() != '=') return std::nullopt;
        rest.remove_prefix(1);
        auto value = !rest.empty() && rest.front() == '"' ? take_quoted(rest) : take_token(rest);
        *name = in_small(*name);
        if (!value || read.find(*name)) return std::nullopt;
        read.parameters.push_back({std::move(*name), std::move(*value)});
    }
    return read;
}

std::optional<std::string> boundary_of(std::string_view content_type) {
    // The boundary may hold signs that no token has and that senders leave without quotes all the same.
    const auto head = in_small(content_type.substr(0, content_type.find(';')));
    if (without_spaces(head) != "multipart/form-data") return std::nullopt;
    const auto at = in_small(content_type).find("boundary=");
    if (at == std::string::npos) return std::nullopt;
    std::string_view rest = content_type.substr(at + 9);
    const auto quoted = !rest.empty() && rest.front() == '"' ? take_quoted(rest) : std::optional{std::string{without_spaces(rest.substr(0, rest.find(';')))}};
    constexpr std::size_t longest = 70;
    if (!quoted || quoted->empty() || quoted->size() > longest || !std::ranges::all_of(*quoted, is_boundary_char)) return std::nullopt;
    return quoted;
}

bool is_text(std::string_view text) { return base::is_utf8(text) && text.find('\0') == std::string_view::npos; }
bool has_control(std::string_view text) { return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }); }

void replace_all(std::string& in, std::string_view what, std::string_view with) {
    for (auto at = in.find(what); at != std::string::npos; at = in.find(what, at + with.size())) in.replace(at, what.size(), with);
}

/// As browsers write names (HTML Standard, "multipart/form-data encoding algorithm").
std::string unescaped(std::string name) {
    replace_all(name, "%22", "\""), replace_all(name, "%0D", "\r"), replace_all(name, "%0A", "\n");
    return name;
}

/// filename*=UTF-8''S%C3%A2n.pdf: RFC 7578 asks senders not to write it, and some do.
std::optional<std::string> extended(std::string_view value) {
    const auto first = value.find('\''), second = first == std::string_view::npos ? first : value.find('\'', first + 1);
    if (second == std::string_view::npos || in_small(value.substr(0, first)) != "utf-8") return std::nullopt;
    return percent_decoded(value.substr(second + 1));
}

/// What a person would call the file: a name may come as a whole path, which leads nowhere here.
std::string last_part(std::string name) {
    std::erase_if(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
    if (const auto slash = name.find_last_of("/\\"); slash != std::string::npos) name.erase(0, slash + 1);
    std::string squeezed{without_spaces(name)};
    return squeezed == "." || squeezed == ".." ? std::string{} : squeezed;
}

struct PartHead {
    std::string name;
    std::optional<std::string> file_name;
};

class PartReader {
public:
    explicit PartReader(const MultipartLimits& limits) : limits_{limits} {}

    /// The header lines of one part, each without its line end.
    std::expected<PartHead, Refusal> head(std::string_view lines) {
        std::optional<Valued> disposition, type;
        while (!lines.empty()) {
            const auto end = lines.find("\r\n");
            if (end == std::string_view::npos) return std::unexpected{Refusal::Malformed};
            if (const auto refused = line(lines.substr(0, end), disposition, type)) return std::unexpected{*refused};
            lines.remove_prefix(end + 2);
        }
        if (!disposition || disposition->word != "form-data") return std::unexpected{Refusal::Malformed};
        if (type && type->word.starts_with("multipart/")) return std::unexpected{Refusal::Nested};
        return named(*disposition);
    }

private:
    /// Other header fields are ignored, as RFC 7578 section 4.8 says; but an encoding would change what the bytes are.
    std::optional<Refusal> line(std::string_view line, std::optional<Valued>& disposition, std::optional<Valued>& type) const {
        const auto colon = line.find(':');
        if (colon == std::string_view::npos || colon == 0 || !std::ranges::all_of(line.substr(0, colon), is_token_char) || has_control(line)) return Refusal::Malformed;
        const auto name = in_small(line.substr(0, colon));
        const auto value = without_spaces(line.substr(colon + 1));
        if (name == "content-transfer-encoding") {
            const auto encoding = in_small(value);
            return encoding == "binary" || encoding == "8bit" || encoding == "7bit" ? std::nullopt : std::optional{Refusal::Malformed};
        }
        auto* const into = name == "content-disposition" ? &disposition : name == "content-type" ? &type : nullptr;
        if (!into) return std::nullopt;
        if (*into) return Refusal::Malformed;
        *into = valued(value);
        return *into ? std::nullopt : std::optional{Refusal::Malformed};
    }
    std::expected<PartHead, Refusal> named(const Valued& disposition) const {
        const auto* name = disposition.find("name");
        if (!name || name->empty() || !is_text(*name)) return std::unexpected{Refusal::NoName};
        PartHead head{unescaped(*name), std::nullopt};
        if (head.name.size() > limits_.name_bytes) return std::unexpected{Refusal::TooLong};
        if (has_control(head.name)) return std::unexpected{Refusal::NoName};
        const auto *plain = disposition.find("filename"), *wide = disposition.find("filename*");
        if (plain) head.file_name = unescaped(*plain);
        if (wide) {
            auto decoded = extended(*wide);
            if (!decoded) return std::unexpected{Refusal::Malformed};
            head.file_name = std::move(*decoded);
        }
        if (!head.file_name) return head;
        if (head.file_name->size() > limits_.file_name_bytes) return std::unexpected{Refusal::TooLong};
        if (!base::is_utf8(*head.file_name)) return std::unexpected{Refusal::NotText};
        *head.file_name = last_part(std::move(*head.file_name));
        return head;
    }

    const MultipartLimits& limits_;
};

/// Goes through the body from delimiter to delimiter.
class BodyReader {
public:
    BodyReader(std::string_view boundary, std::string_view body, const MultipartLimits& limits) : delimiter_{"\r\n--" + std::string{boundary}}, body_{body}, limits_{limits} {}

    std::expected<Multipart, Refusal> read() {
        const std::string_view first = std::string_view{delimiter_}.substr(2);
        if (!body_.starts_with(first)) return std::unexpected{Refusal::Malformed};
        at_ = first.size();
        while (true) {
            const auto rest = body_.substr(at_);
            if (rest == "--" || rest == "--\r\n") return std::move(read_);
            if (!rest.starts_with("\r\n")) return std::unexpected{Refusal::Malformed};
            at_ += 2;
            if (++parts_ > limits_.parts) return std::unexpected{Refusal::TooManyParts};
            if (const auto refused = part()) return std::unexpected{*refused};
        }
    }

private:
    std::optional<Refusal> part() {
        const auto head_end = body_.substr(at_, limits_.header_bytes).find("\r\n\r\n");
        if (head_end == std::string_view::npos) return body_.size() - at_ >= limits_.header_bytes ? Refusal::HeaderTooLong : Refusal::Malformed;
        const auto head = PartReader{limits_}.head(body_.substr(at_, head_end + 2));
        if (!head) return head.error();
        const std::size_t begin = at_ + head_end + 4;
        // An empty part's delimiter begins with the very line end that ends its head.
        const auto end = body_.find(delimiter_, begin - 2);
        if (end == std::string_view::npos) return Refusal::Malformed;
        at_ = end + delimiter_.size();
        if (end < begin) return Refusal::Malformed;
        return keep(*head, begin, end - begin);
    }
    std::optional<Refusal> keep(const PartHead& head, std::size_t begin, std::size_t bytes) {
        if (head.file_name) {
            if (!head.file_name->empty() || bytes > 0) read_.files.push_back({head.name, *head.file_name, begin, bytes});
            return std::nullopt;
        }
        const auto words = body_.substr(begin, bytes);
        if (words.size() > limits_.value_bytes) return Refusal::TooLong;
        if (!is_text(words)) return Refusal::NotText;
        read_.form.add(head.name, std::string{words});
        return std::nullopt;
    }

    const std::string delimiter_;
    const std::string_view body_;
    const MultipartLimits& limits_;
    std::size_t at_ = 0, parts_ = 0;
    Multipart read_;
};

}  // namespace

std::expected<Multipart, MultipartRefusal> read_multipart(std::string_view content_type, std::string_view body, const MultipartLimits& limits) {
    const auto boundary = boundary_of(content_type);
    if (!boundary) return std::unexpected{MultipartRefusal::NoBoundary};
    return BodyReader{*boundary, body, limits}.read();
}

}  // namespace web
