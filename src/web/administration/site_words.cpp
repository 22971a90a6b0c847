#include "web/administration/site_words.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/assert.h"
#include "base/text.h"

namespace web {

using Kind = SiteField::Kind;
using What = SiteProblem::What;

namespace {

constexpr int most_reply_days = 60;
constexpr std::string_view emergency = "999";  ///< Whoever fears for a child now is told so on every page.

constexpr std::array<SiteField, 12> fields_of_site{{
    {"name", "web.frame.site_name", "web.site.name", "web.site.name_hint", 60},
    {"purpose", "web.frame.site_purpose", "web.site.purpose", "web.site.purpose_hint", 120},
    {"exit", "web.frame.exit", "web.site.exit", "web.site.exit_hint", 40},
    {"exit-to", exit_address_name, "web.site.exit_to", "web.site.exit_to_hint", 300, Kind::Address},
    {"worried", "web.frame.foot_worried", "web.site.worried", "web.site.worried_hint", 80},
    {"helplines", "web.frame.foot_worried_what", "web.site.helplines", "web.site.helplines_hint", 500, Kind::Helplines},
    {"end", "web.frame.foot_end", "web.site.end", "web.site.end_hint", 300},
    {"host", "web.content.host", "web.site.host", "web.site.host_hint", 120},
    {"contact", "web.content.contact", "web.site.contact", "web.site.contact_hint", 300},
    {"letter-opening", "web.letter.opening", "web.site.letter_opening", "web.site.letter_hint", 600},
    {"letter-closing", "web.letter.closing", "web.site.letter_closing", "web.site.letter_hint", 600},
    {"reply-days", "web.content.reply_days", "web.site.reply_days", "web.site.reply_days_hint", 2, Kind::Count},
}};

/// Signs that are not seen: controls (C0, DEL, C1) and those that turn the direction of what follows.
bool hides_something(std::string_view text) {
    if (!base::is_utf8(text)) return true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U; };
        if (byte(i) < 0x20 || byte(i) == 0x7F) return true;
        if (byte(i) == 0xC2 && byte(i + 1) < 0xA0) return true;                                                              // U+0080 to U+009F
        if (byte(i) == 0xE2 && byte(i + 1) == 0x80 && byte(i + 2) >= 0xA8 && byte(i + 2) <= 0xAE) return true;               // U+2028 to U+202E
        if (byte(i) == 0xE2 && byte(i + 1) == 0x81 && byte(i + 2) >= 0xA6 && byte(i + 2) <= 0xA9) return true;               // U+2066 to U+2069
    }
    return false;
}

bool is_way_out(std::string_view text) {
    constexpr std::string_view scheme = "https://";
    return text.starts_with(scheme) && text.size() > scheme.size() && text[scheme.size()] != '/' && std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7F; }) &&
           html::Url::parse(text).has_value();
}

bool is_count(std::string_view text) {
    int number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    return fault == std::errc{} && end == text.data() + text.size() && number >= 1 && number <= most_reply_days;
}

void check_text(std::vector<SiteProblem>& found, std::size_t i, const std::string& text, bool in_welsh) {
    if (hides_something(text)) found.push_back({What::Control, i, in_welsh});
    else if (fields_of_site.at(i).kind == Kind::Helplines && !text.empty() && text.find(emergency) == std::string::npos) found.push_back({What::NoEmergency, i, in_welsh});
    else if (base::length(text) > fields_of_site.at(i).longest) found.push_back({What::TooLong, i, in_welsh});
}

}  // namespace

bool in_two_languages(const SiteField& field) { return field.kind == Kind::Words || field.kind == Kind::Helplines; }

std::span<const SiteField> site_fields() { return fields_of_site; }

std::vector<SiteProblem> check_site_words(const std::vector<TypedWords>& typed, bool welsh_needed) {
    CAIRN_ASSERT(typed.size() == fields_of_site.size());
    std::vector<SiteProblem> found;
    for (std::size_t i = 0; i < typed.size(); ++i) {
        const auto& [english, welsh] = typed[i];
        const Kind kind = fields_of_site.at(i).kind;
        check_text(found, i, english, false);
        if (kind == Kind::Address && !english.empty() && !is_way_out(english)) found.push_back({What::NotAnAddress, i});
        if (kind == Kind::Count && !english.empty() && !is_count(english)) found.push_back({What::NotACount, i});
        if (!in_two_languages(fields_of_site.at(i))) continue;
        check_text(found, i, welsh, true);
        if (welsh_needed && !english.empty() && welsh.empty()) found.push_back({What::NoWelsh, i, true});
        if (english.empty() && !welsh.empty()) found.push_back({What::NoEnglish, i});
    }
    return found;
}

std::vector<collection::HostWord> host_words_of(const std::vector<TypedWords>& typed) {
    CAIRN_ASSERT(typed.size() == fields_of_site.size());
    std::vector<collection::HostWord> words;
    for (std::size_t i = 0; i < typed.size(); ++i) {
        const auto& field = fields_of_site.at(i);
        if (!typed[i].english.empty()) words.push_back({std::string{field.name}, typed[i].english, in_two_languages(field) ? typed[i].welsh : typed[i].english});
    }
    return words;
}

std::vector<TypedWords> typed_from(const std::vector<collection::HostWord>& words) {
    std::vector<TypedWords> typed(fields_of_site.size());
    for (std::size_t i = 0; i < typed.size(); ++i)
        for (const auto& one : words)
            if (one.name == fields_of_site.at(i).name) typed[i] = {one.english, one.welsh};
    return typed;
}

std::string said_by(const html::Messages& messages, const html::Site& site, const SiteField& field, html::Language language) {
    if (field.kind == Kind::Address) return std::string{site.exit_to.text()};
    const auto* words = messages.in(language).find(field.name);
    return words ? std::string{words->text()} : std::string{};
}

}  // namespace web
