#include "audit/testimony.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "base/sha256.h"
#include "store/sealing/box.h"

namespace audit {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kinds[] = {"root", "restored", "shortfall"};
constexpr std::string_view head_start = "cairn-audit-head-1";

/// "events=12" and the like, by name; the first word has none.
std::map<std::string_view, std::string_view> fields_of(std::string_view line) {
    std::map<std::string_view, std::string_view> fields;
    while (!line.empty()) {
        const auto word = line.substr(0, line.find(' '));
        const auto equals = word.find('=');
        if (equals == word.npos) fields[""] = word;
        else fields[word.substr(0, equals)] = word.substr(equals + 1);
        line.remove_prefix(std::min(line.size(), word.size() + 1));
    }
    return fields;
}

std::optional<std::int64_t> number_of(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional{number} : std::nullopt;
}

std::string with_mac(std::string text, std::string_view purpose, const store::Keys& keys) {
    const auto mac = hex_of(keys.witness(purpose, text));
    return text + " mac=" + mac;
}

/// What stands before the code, once that is right.
std::optional<std::string_view> authentic(std::string_view text, std::string_view purpose, const store::Keys& keys) {
    const auto at = text.rfind(" mac=");
    if (at == text.npos) return std::nullopt;
    const auto mac = from_hex(text.substr(at + 5));
    if (!mac || !store::same(*mac, keys.witness(purpose, text.substr(0, at)))) return std::nullopt;
    return text.substr(0, at);
}

std::optional<Mark> parse_mark(std::string_view text) {
    const auto fields = fields_of(text);
    const auto get = [&](std::string_view name) {
        const auto found = fields.find(name);
        return found == fields.end() ? std::string_view{} : found->second;
    };
    const auto kind = std::ranges::find(kinds, get(""));
    const auto at = base::parse_instant(get("at"));
    const auto events = number_of(get("events")), before = number_of(get("before"));
    const auto tally = from_hex(get("tally")), tree = from_hex(get("tree"));
    if (kind == std::end(kinds) || !at || !events || !before || !tally || !tree) return std::nullopt;
    return Mark{.kind = static_cast<Mark::Kind>(kind - std::begin(kinds)), .at = *at, .tally = {*events, *tally}, .before = *before, .tree = *tree};
}

void read_roots(std::string_view text, const store::Keys& keys, Testimony& testimony) {
    Hash previous = no_hash();
    for (int number = 1; !text.empty(); ++number) {
        const auto end = text.find('\n');
        if (end == text.npos) return;  // The power went while it was written: it never counted.
        const auto line = text.substr(0, end);
        text.remove_prefix(end + 1);
        const auto said = authentic(line, "audit root", keys);
        const auto mark = said ? parse_mark(*said) : std::nullopt;
        const bool follows = said && fields_of(*said)["after"] == hex_of(previous);
        if (!mark) testimony.problems.push_back("Line " + std::to_string(number) + " of the roots was not written with this installation's key, or was changed");
        else testimony.marks.push_back(*mark);
        if (said && !follows) testimony.problems.push_back("Before line " + std::to_string(number) + " of the roots at least one line was removed or moved");
        previous = line_hash(line);
    }
}

std::optional<Tally> parse_head(std::string_view record, const store::Keys& keys) {
    const auto line = record.substr(0, record.find('\n'));
    const auto said = authentic(line, "audit head", keys);
    if (!said) return std::nullopt;
    auto fields = fields_of(*said);
    const auto events = number_of(fields["events"]);
    const auto tally = from_hex(fields["tally"]);
    return fields[""] == head_start && events && tally ? std::optional{Tally{*events, *tally}} : std::nullopt;
}

}  // namespace

fs::path roots_file(const fs::path& folder) { return folder / "roots"; }
fs::path head_file(const fs::path& folder) { return folder / "head"; }

Hash line_hash(std::string_view line) { return *from_hex(base::sha256_hex(line)); }

std::string line_of(const Mark& mark, const Hash& previous_line, const store::Keys& keys) {
    const std::string text = std::string{kinds[static_cast<std::size_t>(mark.kind)]} + " at=" + base::to_iso(mark.at) + " events=" + std::to_string(mark.tally.events) +
                             " before=" + std::to_string(mark.before) + " tree=" + hex_of(mark.tree) + " tally=" + hex_of(mark.tally.hash) + " after=" + hex_of(previous_line);
    return with_mac(text, "audit root", keys) + "\n";
}

std::string head_record(const Tally& tally, const store::Keys& keys) {
    std::string text = with_mac(std::string{head_start} + " events=" + std::to_string(tally.events) + " tally=" + hex_of(tally.hash), "audit head", keys) + "\n";
    text.resize(head_record_bytes, ' ');
    return text;
}

Testimony read_testimony(base::Files& files, const store::Keys& keys, const fs::path& folder) {
    Testimony testimony;
    if (files.exists(roots_file(folder))) read_roots(base::read_whole(files, roots_file(folder)), keys, testimony);
    if (!files.exists(head_file(folder))) {
        if (!testimony.marks.empty()) testimony.problems.push_back("The file " + head_file(folder).string() + " is missing");
        return testimony;
    }
    const std::string text = base::read_whole(files, head_file(folder));
    for (std::size_t at = 0; at < text.size(); at += head_record_bytes) {
        const auto found = parse_head(std::string_view{text}.substr(at, head_record_bytes), keys);
        if (found && (!testimony.head || found->events > testimony.head->events)) testimony.head = found;
    }
    if (!testimony.head && !text.empty()) testimony.problems.push_back("The file " + head_file(folder).string() + " was not written with this installation's key, or was changed");
    return testimony;
}

}  // namespace audit
