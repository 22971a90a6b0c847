// Ways to reach somebody: telephone numbers in every spacing, e-mail, names on social media.
#include <algorithm>

#include "disclosure/finding.h"
#include "disclosure/lists.h"
#include "disclosure/pattern.h"

namespace disclosure {

namespace {

/// The number as dialled within the United Kingdom, or empty where it is none.
std::string national(std::string_view written) {
    std::string number;
    for (const char c : written)
        if (c >= '0' && c <= '9') number += c;
        else if (c == 'O' || c == 'o') number += '0';
        else if (c == 'l' || c == 'I') number += '1';
    const bool abroad = written.find('+') != std::string_view::npos || number.starts_with("00");
    if (number.starts_with("00")) number.erase(0, 2);
    if (abroad) {
        if (!number.starts_with("44")) return number.size() >= 9 && number.size() <= 14 ? "+" + number : "";
        number.erase(0, 2);
        if (!number.starts_with("0")) number.insert(0, "0");
    }
    return number;
}

/// Lengths of the National Telephone Numbering Plan (Ofcom): eleven digits, ten for a few older areas and freephone numbers.
bool is_dialled(std::string_view number) {
    if (number.starts_with("+")) return true;
    if (number.size() < 3 || number[0] != '0') return false;
    switch (number[1]) {
        case '1': case '2': return number.size() == 11 || number.size() == 10;
        case '3': case '7': case '5': case '9': return number.size() == 11;
        case '8': return number.size() == 11 || number.size() == 10 || number == "08001111" || number == "08454647";
        default: return false;
    }
}

void find_telephones(const PlainText& text, Findings& findings) {
    static const Pattern run{R"((?<![A-Za-z0-9+])(?:\(?\+ ?\(?\d{1,3}\)?|\(?00 ?\d{2}\)?|\(?[0O][ ]?\d)(?:[ \t.\-/\u2013]{0,3}\n?[ \t]?(?:\(0\)|\(\d{1,6}\)|\)?[0-9OlI]|\(\d)\)?){6,14}(?![0-9]))"};
    // Two numbers in one line run together: give back groups from the end until what is left can be dialled. Returns where that ends.
    const auto dialled = [&](std::size_t begin, std::size_t limit) -> std::size_t {
        auto end = limit;
        for (int tries = 0; tries < 8; ++tries) {
            const auto written = std::string_view{text.plain()}.substr(begin, end - begin);
            const auto last = written.find_last_of("0123456789");
            if (last == std::string_view::npos) return limit;
            end = begin + last + 1;
            if (end < text.plain().size() && text.plain()[end] == ')' && written.find('(') != std::string_view::npos && written.find(')') == std::string_view::npos) ++end;
            if (is_dialled(national(written.substr(0, last + 1)))) {
                const bool letter_behind = limit == end && end < text.plain().size() && ((text.plain()[end] >= 'a' && text.plain()[end] <= 'z'));
                if (!letter_behind && !lists().public_lines.contains(national(written.substr(0, last + 1)))) findings.add(begin, end, "phone", Certainty::Certain, "phone.plan");
                return end;
            }
            const auto gap = written.substr(0, last + 1).find_last_of(" \n\t/");
            if (gap == std::string_view::npos || gap < 8) return limit;
            end = begin + gap;
        }
        return limit;
    };
    run.each(text, [&](const Match& match) {
        constexpr std::size_t shortest = 9;
        auto limit = match.end;
        for (auto begin = match.begin; begin + shortest < limit;) {
            begin = dialled(begin, limit);
            // The next of a list, and never the middle of this one.
            begin = text.plain().find_first_not_of(" \n\t", std::min(text.plain().find_first_of("/\n", begin), limit - 1) + 1);
            if (begin == std::string::npos || std::string_view{"0+("}.find(text.plain()[begin]) == std::string_view::npos) return;
            limit = std::max(limit, std::min(text.plain().find_first_not_of("0123456789 ()-.+", begin), text.plain().size()));
        }
    });
    static const Pattern said{R"((?:\btel|telephone|phone|mobile|mob|call(?:ed)?|rang|ring|landline|fax|ffon)(?: ?no)?(?: number)?(?: (?:is|on|him on|her on|them on|us on|me on))?[ .:]{1,3}((?<![0-9])[1-9]\d{2,4}[ -]?\d{3,6})(?![0-9/-]))"};
    said.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "phone", Certainty::Possible, "phone.said"); });
    static const Pattern short_line{R"((?<![0-9])0800[ -]?1111(?![0-9 ]?[0-9]))"};
    short_line.each(text, [&](const Match& match) {
        if (!lists().public_lines.contains(digits_of(match.text))) findings.add(match.begin, match.end, "phone", Certainty::Certain, "phone.plan");
    });
}

void find_mail(const PlainText& text, Findings& findings) {
    static const Pattern address{R"([A-Z0-9](?:[A-Z0-9._%+'\-]{0,63})[ \n]?@[ \n]?(?:[A-Z0-9?](?:[A-Z0-9?\-]{0,62})?\n?\.\n?){1,6}[A-Z]{2,24}(?![A-Z0-9]))", Around{"@"}};
    address.each(text, [&](const Match& match) {
        std::string domain;
        for (const char c : match.text.substr(match.text.find('@') + 1))
            if (c != ' ' && c != '\n') domain += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        // "Threads @kyle.threads": a space before the sign alone begins a handle, unless what follows ends as a host does.
        static const WordSet ends{"uk", "com", "org", "net", "example", "gov", "scot", "wales", "cymru", "ie", "eu", "info", "pl", "io"};
        const auto sign = match.text.find('@');
        const bool apart = sign > 0 && (match.text[sign - 1] == ' ') && sign + 1 < match.text.size() && match.text[sign + 1] != ' ';
        if (apart && !ends.contains(std::string_view{domain}.substr(domain.rfind('.') + 1))) return;
        if (lists().public_lines.contains(domain) && match.text.find('.') > match.text.find('@')) return;  // help@, not a person's own address there.
        findings.add(match.begin, match.end, "email", Certainty::Certain, "email.shape");
    });
    static const Pattern spelt{R"([A-Z0-9][A-Z0-9._%+\-]{0,63} ?(?:\(at\)|\[at\]|\{at\}|<at>| at ) ?(?:[A-Z0-9\-]{1,62}(?: ?(?:\(dot\)|\[dot\]| dot ) ?|\.)){1,5}[A-Z]{2,12}(?![A-Z0-9]))", Around{"(at)|[at]|{at}|<at>| dot "}};
    spelt.each(text, [&](const Match& match) {
        const bool bracket = match.text.find_first_of("([{<") != std::string_view::npos;
        const bool dot = text.lower().substr(match.begin, match.end - match.begin).find(" dot ") != std::string::npos;
        if (bracket || dot) findings.add(match.begin, match.end, "email", Certainty::Likely, "email.spelt");
    });
}

void find_handles(const PlainText& text, Findings& findings) {
    static const Pattern at_sign{R"((?<![A-Z0-9._%+@\-])(?<![A-Z0-9] )@[A-Z0-9_][A-Z0-9_.]{1,29}(?<![.])(?![A-Z0-9@]))", Around{"@"}};
    at_sign.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "handle", Certainty::Certain, "handle.at"); });
    static const Pattern after_word{R"((?<=[A-Z0-9] )@[A-Z0-9_][A-Z0-9_.]{1,29}(?<![.])(?![A-Z0-9@]))", Around{"@"}};
    after_word.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "handle", Certainty::Likely, "handle.at"); });
    static const Pattern profile{R"((?:https?://)?(?:[a-z\-]{1,6}\.)?(?:facebook\.[a-z]{2,8}|instagram\.[a-z]{2,8}|fb\.com|fb\.me|instagram\.com|instagr\.am|tiktok\.com|twitter\.com|x\.com|snapchat\.com(?:/add)?|youtube\.com|linkedin\.com/in|threads\.net|discord\.gg|t\.me|wa\.me|reddit\.com/u(?:ser)?|twitch\.tv|roblox\.com/users|linktr\.ee|bsky\.app/profile|onlyfans\.com|soundcloud\.com|vk\.com)/@?[A-Z0-9][A-Z0-9._\-/?=]{1,60}(?<![.?]))", Around{".com|.am/|.me/|.net/|.gg/|.tv/|.ee/|.app/"}};
    profile.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "handle", Certainty::Certain, "handle.profile"); });
    // A name on a platform without its sign: only where it looks like one (a digit, a dot, an underscore), since "Snapchat messages" is no name.
    static const Pattern said{R"(\b(?:snap ?chat|snap|insta(?:gram)?|ig|tik ?tok|facebook|fb|twitter|discord|kik|xbox|psn|playstation|steam|roblox|fortnite|telegram|whats ?app|twitch|be ?real|bsky|bluesky|signal|skype|threads|only ?fans|gamer ?tag|user ?name|screen ?name|handle|online name|profile name|display name|account name|account|tag|sc)(?: (?:account|handle|user ?name|user|name|profile|tag|id|gamertag)){0,2}(?: (?:is|was|as|called|named|of|under|the name|on|at|using)){0,3}[ :=("'\n]{1,4}([A-Z0-9][A-Z0-9._\-#]{2,30}))", Around{"snap|insta|tiktok|tik tok|facebook|fb|twitter|discord|kik|xbox|psn|playstation|steam|roblox|fortnite|telegram|whatsapp|whats app|twitch|tag|name|handle|account|be real|bereal|bsky|bluesky|signal|skype|threads|onlyfans|ig |sc "}};
    said.each(text, [&](const Match& match) {
        auto end = match.part_end;
        while (end > match.part_begin && (text.plain()[end - 1] == '.' || text.plain()[end - 1] == '-')) --end;
        const auto name = std::string_view{text.plain()}.substr(match.part_begin, end - match.part_begin);
        const bool letter = name.find_first_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") != std::string_view::npos;
        const bool explicitly = said_before(text, match.part_begin, "handle|username|user name|gamertag|gamer tag|screen name|display name|profile name|account name|online name|steam name|psn|kik|xbox|snapchat name", 32);
        const bool two_capitals = name.size() > 4 && std::any_of(name.begin() + 2, name.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) && std::any_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
        // "username kylerocks": said outright, any word that is no word of the language.
        std::string folded;
        for (const char c : name) folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        const bool outright = name.size() > 4 && said_before(text, match.part_begin, "username|user name|gamertag|gamer tag|handle|screen name", 14) && !lists().ordinary_words.contains(folded) && !lists().field_words.contains(folded);
        const bool shaped = outright || ((explicitly || said_before(text, match.part_begin, "name", 6)) && two_capitals) || name.find_first_of("0123456789_#") != std::string_view::npos || (name.find('.') != std::string_view::npos && !name.ends_with(".com") && !name.ends_with(".uk"));
        if (letter && shaped) findings.add(match.part_begin, end, "handle", Certainty::Likely, "handle.said");
    });
}

/// "jordan.e17 on Instagram", "u/ecky_lad", "ecky#4417": a token that no word is.
void find_bare_handles(const PlainText& text, Findings& findings) {
    static const Pattern platform_behind{R"((?<![A-Z0-9._@/\-])((?=[A-Z0-9._]*[0-9_.])[A-Z][A-Z0-9._]{2,29})(?<![.])[ \n](?:on|via|over|through)[ \n](?:his |her |their |the )?(?:snap ?chat|insta(?:gram)?|tik ?tok|facebook|twitter|discord|kik|xbox|playstation|roblox|fortnite|telegram|twitch|signal|x)(?![A-Z0-9]))", Around{" on | via | over | through | on\n|\non "}};
    platform_behind.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "handle", Certainty::Likely, "handle.said"); });
    static const Pattern reddit{R"((?<![A-Z0-9._/])/?u/[A-Z0-9][A-Z0-9_\-]{2,20}(?![A-Z0-9/]))", Around{"u/"}};
    reddit.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "handle", Certainty::Likely, "handle.at"); });
    static const Pattern underscored{R"((?<![A-Z0-9._@/\-])[A-Z][A-Z0-9.]{1,24}_[A-Z0-9_]{1,24}(?![A-Z0-9_/=]|\.[A-Z0-9]))", Around{"_"}};
    underscored.each(text, [&](const Match& match) {
        // "part_analysis" is the name of something else.
        const bool said = said_before(text, match.begin, "add|profile|profiles|user|username|account|handle|insta|instagram|snap|snapchat|tiktok|online|tag|dm|follow|follows|messages|messaged|known as|called|gamertag", 60);
        if (said || !digits_of(match.text).empty()) findings.add(match.begin, match.end, "handle", Certainty::Likely, "handle.said");
    });
    static const Pattern dotted{R"((?<![A-Z0-9._@/\-])[A-Z]{3,20}\.\d{2,4}(?![0-9A-Z.@]))"};
    dotted.each(text, [&](const Match& match) {
        if (said_before(text, match.begin, "uses|app|profile|online|account|user|username|messages|messaged|called himself|called herself|snap|insta", 60)) findings.add(match.begin, match.end, "handle", Certainty::Possible, "handle.said");
    });
    // In the plain text '#' stands for what is no letter and the number sign is '!'.
    static const Pattern numbered{R"((?<![A-Z0-9._/])[A-Z][A-Z0-9_.]{1,31}!\d{4}(?![0-9A-Z]))"};
    numbered.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "handle", Certainty::Likely, "handle.said"); });
}

}  // namespace

void find_contacts(const PlainText& text, Findings& findings) {
    find_telephones(text, findings);
    find_mail(text, findings);
    find_handles(text, findings);
    find_bare_handles(text, findings);
}

}  // namespace disclosure
