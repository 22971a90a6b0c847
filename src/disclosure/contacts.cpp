// Ways to reach somebody: telephone numbers in every spacing, e-mail.
#include <algorithm>

#include "disclosure/checksum.h"
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
        // Twelve digits in one that begin with two noughts are a certificate's or an account's sooner than a foreign number.
        const bool in_one = written.find_first_not_of("0123456789") == std::string_view::npos;
        if (in_one && !number.starts_with("44") && !number.starts_with("353")) return "";
        // "00418833" above "15/10/23": a record's number and a day.
        if (written.find('+') == std::string_view::npos && written.find_first_of("/\n") != std::string_view::npos) return "";
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
    static const Pattern run{R"((?<![A-Za-z0-9+])(?:\(?\+ ?\(?\d{1,3}\)?|\(?00 ?\d{2}\)?|\(?[0O][ ]?\d)(?:(?![ \t]{3}|\.[ \t]?\n)[ \t.\-/\u2013]{0,3}\n?[ \t]?(?:\(0\)|\(\d{1,6}\)|\)?[0-9OlI]|\(\d)\)?){6,14}(?![0-9]))"};
    // Two numbers in one line run together: give back groups from the end until what is left can be dialled. Returns where that ends.
    const auto dialled = [&](std::size_t begin, std::size_t limit) -> std::size_t {
        auto end = limit;
        for (int tries = 0; tries < 8; ++tries) {
            const auto written = std::string_view{text.plain()}.substr(begin, end - begin);
            const auto last = written.find_last_of("0123456789");
            if (last == std::string_view::npos) return limit;
            end = begin + last + 1;
            if (end < text.plain().size() && text.plain()[end] == ')' && written.find('(') != std::string_view::npos && written.find(')') == std::string_view::npos) ++end;
            // "020519-9917": a day and a check digit are a CHI number's, unless it is said to be dialled.
            const auto digits = digits_of(written.substr(0, last + 1));
            const auto space = written.substr(0, last + 1).find_first_of(" -");
            if (digits.size() == 10 && (space == std::string_view::npos || space == 6 || (space == 7 && written[0] == '(')) && is_chi_number(digits) && !said_before(text, begin, "tel|telephone|phone|phoned|mobile|mob|ring|rang|call|fax", 16)) return end;
            // "CHI 021184 9499" at a line's end, and the next line's number.
            const auto own_line = written.substr(0, std::min(written.find('\n'), written.size()));
            const bool at_lines_end = own_line.size() == 11 && (own_line[6] == ' ' || own_line[6] == '-') && is_chi_number(digits_of(own_line)) && !said_before(text, begin, "tel|telephone|phone|phoned|mobile|mob|ring|rang|call|fax", 16);
            if (at_lines_end) return begin + own_line.size();
            // "080 312 7480" is parted as no telephone's number of ten figures is.
            const auto bare = written.substr(written[0] == '(' ? 1 : 0, last + 1 - (written[0] == '('));
            const bool patients = digits.size() == 10 && bare.size() == 12 && bare[3] == ' ' && bare[7] == ' ' && is_chi_number(digits);
            if (patients && !said_before(text, begin, "tel|telephone|phone|phoned|mobile|mob|ring|rang|call|fax", 16)) return end;
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
        // "CR/0098214/2024", and "IRD/23/0148" above "25.06.23": too short to be dialled, the end of a reference and what stands behind it.
        const auto& plain = text.plain();
        const auto is_of_a_reference = [](char letter) { return (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9'); };
        const bool behind_a_stroke = match.begin > 1 && plain[match.begin - 1] == '/' && is_of_a_reference(plain[match.begin - 2]);
        if (behind_a_stroke && digits_of(match.text.substr(0, match.text.find_first_of("/\n"))).size() < shortest) return;
        auto limit = match.end;
        for (auto begin = match.begin; begin + shortest < limit;) {
            begin = dialled(begin, limit);
            // The next of a list, and never the middle of this one.
            const auto next = text.plain().find_first_not_of(" .,;/\n\t", begin);
            const bool another = next != std::string::npos && next > begin && next < limit && std::string_view{"0+("}.find(text.plain()[next]) != std::string_view::npos;
            begin = another ? next : text.plain().find_first_not_of(" \n\t", std::min(text.plain().find_first_of("/\n", begin), limit - 1) + 1);
            if (begin == std::string::npos || std::string_view{"0+("}.find(text.plain()[begin]) == std::string_view::npos) return;
            limit = std::max(limit, std::min(text.plain().find_first_not_of("0123456789 ()-.+", begin), text.plain().size()));
        }
    });
    static const Pattern said{R"((?:\btel|telephone|phone|mobile|mob|call(?:ed)?|rang|ring|landline|fax|ffon)(?: ?no)?(?: number)?(?: (?:is|on|him on|her on|them on|us on|me on))?[ .:]{1,3}((?<![0-9])[1-9]\d{2,4}[ -]?\d{3,6})(?![0-9/-]))"};
    said.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "phone", Certainty::Possible, "phone.said"); });
    // Without its nought, or with some of its figures hidden: "mob 7700 900118", "07700 900***". In the plain text '!' stands for a star or a number sign.
    static const Pattern bare_mobile{R"((?:\b(?:tel|telephone|phone|mobile|mob|call(?:ed)?|rang|ring|text(?:ed)?|whats ?app|number|no)\.?(?: ?no\.?| number)?(?: (?:is|on|from|to))?[ .:]{1,3})((?:\(0\) ?)?7\d{3}[ -]?\d{3}[ -]?\d{3})(?![0-9/-]))"};
    bare_mobile.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "phone", Certainty::Certain, "phone.said"); });
    static const Pattern hidden{R"((?<![0-9A-Za-z!*+])(?:\+44 ?|0)(?:7|1|2)[\d!xX.\-]{1,5}[ -]?(?=[\d!xX. \-]*[!xX])[\d!xX.]{2,6}(?:[ -]?[\d!xX]{2,4})?(?![0-9A-Za-z]))"};
    hidden.each(text, [&](const Match& match) {
        const auto signs = std::ranges::count_if(match.text, [](char c) { return c == '!' || c == 'x' || c == 'X'; });
        if (signs >= 2 && digits_of(match.text).size() >= 3 && digits_of(match.text).size() + static_cast<std::size_t>(signs) >= 9) findings.add(match.begin, match.end, "phone", Certainty::Certain, "phone.plan");
    });
    // Glued to a word, and as the Republic groups its numbers: "Mum07700 900118", "01 496 0118".
    static const Pattern glued{R"((?<=[a-z])07\d{3}[ -]?\d{3}[ -]?\d{3}(?![0-9])|(?<![0-9A-Za-z/.\-])0[1-9]\d?[ \-]\d{3}[ \-]\d{4}(?![0-9/\-]))"};
    glued.each(text, [&](const Match& match) {
        if (is_chi_number(digits_of(match.text)) && match.text.size() == 12) return;  // "(030 982 0804)": a day, three figures, four.
        findings.add(match.begin, match.end, "phone", Certainty::Likely, "phone.plan");
    });
    static const Pattern ending{R"((?:\b(?:phone|mobile|mob|tel|number|handset|sim|line)[A-Za-z ,]{0,12} ending(?: in| with)?[ :]{1,2})(\d{3,6})(?![0-9/]))"};
    ending.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "phone", Certainty::Likely, "phone.said"); });
    // As it is said aloud and typed: "07700 900, 614".
    static const Pattern paused{R"((?<![0-9/\-])0\d{2,4}[ ,.]{1,3}\d{3,4}[ ,.]{1,3}\d{3,4}(?![0-9/\-]))"};
    paused.each(text, [&](const Match& match) {
        if (lists().public_lines.contains(digits_of(match.text.substr(0, match.text.find(','))))) return;
        if (match.text.find(',') != std::string_view::npos && is_dialled(digits_of(match.text)) && !lists().public_lines.contains(digits_of(match.text))) findings.add(match.begin, match.end, "phone", Certainty::Likely, "phone.plan");
    });
    // As it is read out: "oh seven seven double oh nine hundred".
#define FIGURE "(?:(?:double|treble|triple)[ -])?(?:oh|o|zero|nought|one|two|three|four|five|six|seven|eight|nine)(?:[ -]hundred)?"
    static const Pattern read_out{"(?<![A-Za-z])(?:oh|zero|nought|o)(?:[ ,\\-]{1,2}" FIGURE "){7,11}(?![A-Za-z])", Around{"oh |zero|nought"}};
#undef FIGURE
    read_out.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "phone", Certainty::Certain, "phone.plan"); });
    static const Pattern short_line{R"((?<![0-9])0800[ -]?1111(?![0-9 ]?[0-9]))"};
    short_line.each(text, [&](const Match& match) {
        if (!lists().public_lines.contains(digits_of(match.text))) findings.add(match.begin, match.end, "phone", Certainty::Certain, "phone.plan");
    });
}

void find_mail(const PlainText& text, Findings& findings) {
    static const Pattern address{R"([A-Z0-9](?:[A-Z0-9._%+'\-]{0,63})[ \n]?@[ \n]?(?:[A-Z0-9?](?:[A-Z0-9?\-]{0,62})?\n?\.(?:\n(?=(?-i:[a-z0-9])))?){1,6}[A-Z]{2,24}(?![A-Z0-9]))", Around{"@"}};
    address.each(text, [&](const Match& match) {
        std::string domain;
        for (const char c : match.text.substr(match.text.find('@') + 1))
            if (c != ' ' && c != '\n') domain += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        // "Threads @kyle.threads": a space before the sign alone begins a handle, unless what follows ends as a host does.
        static const WordSet ends{"uk", "com", "org", "net", "example", "gov", "scot", "wales", "cymru", "ie", "eu", "info", "pl", "io"};
        const auto sign = match.text.find('@');
        const bool apart = sign > 0 && (match.text[sign - 1] == ' ' || match.text[sign - 1] == '\n') && sign + 1 < match.text.size() && match.text[sign + 1] != ' ';
        // "the account called @nite.owl.uk": a plain word is nobody's mailbox with a space behind it.
        std::string box;
        for (const char c : match.text.substr(0, sign))
            if (c != ' ' && c != '\n') box += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        if (apart && lists().ordinary_words.contains(box)) return;
        if (apart && !ends.contains(std::string_view{domain}.substr(domain.rfind('.') + 1))) return;
        if (lists().public_lines.contains(domain) && match.text.find('.') > match.text.find('@')) return;  // help@, not a person's own address there.
        findings.add(match.begin, match.end, "email", Certainty::Certain, "email.shape");
    });
    static const Pattern cut_off{R"((?<![A-Za-z0-9._@])[A-Z0-9][A-Z0-9._\-]{2,40}@(?=[ ,;)\n]|\.{2,}|!|$))", Around{"@"}};
    cut_off.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "email", Certainty::Possible, "email.shape"); });
    static const Pattern spelt{R"([A-Z0-9][A-Z0-9._%+\-]{0,63} ?(?:\(at\)|\[at\]|\{at\}|<at>| at ) ?(?:[A-Z0-9\-]{1,62}(?: ?(?:\(dot\)|\[dot\]| dot ) ?|\.)){1,5}[A-Z]{2,12}(?![A-Z0-9]))", Around{"(at)|[at]|{at}|<at>| dot "}};
    spelt.each(text, [&](const Match& match) {
        const bool bracket = match.text.find_first_of("([{<") != std::string_view::npos;
        const bool dot = text.lower().substr(match.begin, match.end - match.begin).find(" dot ") != std::string::npos;
        if (bracket || dot) findings.add(match.begin, match.end, "email", Certainty::Likely, "email.spelt");
    });
}

}  // namespace

void find_contacts(const PlainText& text, Findings& findings) {
    find_telephones(text, findings);
    find_mail(text, findings);
}

}  // namespace disclosure
