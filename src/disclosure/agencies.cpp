// Numbers by which an agency knows a patient or one of its own people, where the shape alone does not tell and the word beside it does.
#include <algorithm>
#include <set>
#include <string>

#include "disclosure/context.h"
#include "disclosure/finding.h"
#include "disclosure/lists.h"
#include "disclosure/pattern.h"
#include "disclosure/plain_names.h"

namespace disclosure {

namespace {

constexpr std::string_view police_words = "police|officer|officers|pc|dc|ds|ps|sgt|const|constable|log|cad|occurrence|incident|crime|custody|units|control room|101|999|psni|attending";

/// "bartek hit me", "my auntie shona": a forename in small letters, as messages have it, where it does what only people do or stands behind who it is.
void find_small_names(const PlainText& text, Findings& findings) {
    static const WordSet whose{"auntie", "aunty", "aunt", "uncle", "nana", "nan", "mate", "cousin", "sister", "brother", "called", "boyfriend", "girlfriend", "bf", "gf", "stepdad", "stepmum", "mates", "friend"};
    const auto& words = text.words();
    const auto beside = [&](std::size_t i) { return words[i + 1].begin == words[i].end + 1 && text.plain()[words[i].end] == ' '; };
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto& name = words[i];
        if (name.capital || name.folded.size() < 4 || !lists().given_names.contains(name.folded) || lists().ordinary_words.contains(name.folded) || lists().field_words.contains(name.folded) || lists().towns.contains(name.folded) || lists().acronyms.contains(name.folded)) continue;
        const bool does = i + 1 < words.size() && beside(i) && plain_names::deeds.contains(words[i + 1].folded);
        const bool is_told = i > 0 && beside(i - 1) && !words[i - 1].capital && whose.contains(words[i - 1].folded);
        if (does || is_told) findings.add(name.begin, name.end, "person", Certainty::Possible, "person.given");
    }
}

/// "jaydz" of "jaydz_1878": the letters that a name on a network begins with, where they are no word and no forename.
void find_short_handles(const PlainText& text, Findings& findings) {
    constexpr std::size_t shortest = 5;
    std::set<std::string, std::less<>> known;
    for (const auto& span : findings.spans()) {
        if (span.kind != "handle" || span.certainty == Certainty::Possible) continue;
        const PlainText name{text.original(span.start, span.end)};
        const auto& letters = name.lower();
        const auto first = letters.find_first_of("abcdefghijklmnopqrstuvwxyz");
        if (first == std::string::npos) continue;
        auto stem = letters.substr(first, letters.find_first_not_of("abcdefghijklmnopqrstuvwxyz", first) - first);
        const bool word = lists().ordinary_words.contains(stem) || lists().field_words.contains(stem) || lists().given_names.contains(stem) || lists().surnames.contains(stem) || lists().towns.contains(stem);
        if (stem.size() >= shortest && !word && stem != letters.substr(first)) known.insert(std::move(stem));
    }
    if (known.empty()) return;
    for (const auto& word : text.words())
        if (!word.capital && known.contains(word.folded)) findings.add(word.begin, word.end, "handle", Certainty::Possible, "handle.said");
}

}  // namespace

void find_agency_numbers(const PlainText& text, Findings& findings) {
    // "unit number SI 771 204", "hosp no 118 204 7": a hospital's own, in groups.
    static const Pattern grouped{R"((?<![A-Za-z])(?:unit|hospital|hosp|patient|chart|case ?note|trust|MRN|K|infirmary|district|maternity|A&E|ED|tenancy|rent|housing|client|pupil|referral|payee|card|bus pass|library card|travel card|sort code|account|membership)(?: (?:unit|patient|record))? ?(?:number|num|no\.?|ref\.?|id|#)[ :.]{1,4}((?-i:[A-Z]{1,3}[ \-]?)?\d{2,4}(?:[ \-]\d{2,4}){1,3})(?![A-Za-z0-9/]|[.,\-]\d))"};
    grouped.each(text, [&](const Match& match) {
        const auto digits = digits_of(std::string_view{text.plain()}.substr(match.part_begin, match.part_end - match.part_begin));
        if (digits.size() > 4 && digits.size() < 10) findings.add(match.part_begin, match.part_end, "record-number", Certainty::Certain, "record-number.said");
    });
    // "account ending 0417": its end alone.
    static const Pattern ending{R"(\b(?:account|a/c|card|passport|sort code|tenancy|claim)(?: (?:no\.?|number))? (?:ending|ends)(?: in| with)?[ :]{1,2}(\d{3,6})(?![0-9/]))"};
    ending.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "record-number", Certainty::Likely, "record-number.said"); });
    // "MARAC no 17/24": the count of the year.
    static const Pattern of_the_year{R"((?<![A-Za-z])(?:MARAC|IDVA|MAPPA|LADO|MACE|RMM|TAF|FGC|EHA|complaint|case|file|referral|inquest)(?: (?:case|file))? (?:no\.?|number|ref\.?|reference|id)[ :]{1,2}(\d{1,4}/(?:20)?[0-4]\d)(?![0-9/]))"};
    of_the_year.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "record-number", Certainty::Likely, "record-number.said"); });
    // "staff no. 91177", "operator id 4471", "call taker 20718": of the police where they are spoken of, and else an employer's.
    static const Pattern staff{R"((?<![A-Za-z])(?:staff|payroll|employee|pay|call ?taker|call ?handler|operator|controller|despatcher|dispatcher)(?: (?:number|num|no\.?|id|ref\.?|#))[ :.#]{1,3}((?-i:[A-Z]{0,2})\d{3,6})(?![A-Za-z0-9/]|[.,]\d))"};
    staff.each(text, [&](const Match& match) {
        constexpr std::size_t same_entry = 120;
        const bool police = said_before(text, match.begin, police_words, same_entry);
        findings.add(match.part_begin, match.part_end, police ? "collar-number" : "record-number", Certainty::Certain, police ? "collar-number.said" : "record-number.said");
    });
    // "office x4417".
    static const Pattern extension{R"((?<![A-Za-z])(?:office|desk|ring|call|phone|tel|on|reception|switchboard|internal|dial)[ :,.]{1,2}((?-i:x) ?\d{3,5})(?![A-Za-z0-9/.\-]))"};
    extension.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "phone", Certainty::Likely, "phone.said"); });
    // "Const 18842 and C/19207": a letter and a stroke, in the line of another officer.
    static const Pattern stroked{R"((?<![A-Za-z0-9/\-])(?-i:[A-Z]{1,2})/\d{4,5}(?![A-Za-z0-9/\-]))"};
    stroked.each(text, [&](const Match& match) {
        constexpr std::size_t same_line = 90;
        const auto line = match.begin ? text.plain().rfind('\n', match.begin - 1) + 1 : 0;  // npos + 1 is the text's beginning.
        if (said_before(text, match.begin, "const|constable|officer|officers|attending|attended|crew|sgt|insp|pc|dc|ds|oic|collar|shoulder|relieved by", std::min(same_line, match.begin - line)) && !said_before(text, match.begin, "ref|reference|crime|log|incident|occurrence|cad|exhibit|registration|scw|file|no", 12))
            findings.add(match.begin, match.end, "collar-number", Certainty::Certain, "collar-number.shape");
    });
}

void find_again(const PlainText& text, Findings& findings) {
    // "units 5512 and 6027", and later "5512: male gone": whom a rank or a word told once is that officer where the number stands alone.
    std::set<std::string> officers;
    for (const auto& span : findings.spans())
        if (span.kind == "collar-number") {
            auto number = text.original(span.start, span.end);
            number.erase(0, number.find_last_of(" ") + 1);
            if (number.size() > 3 && number.size() < 8 && digits_of(number).size() >= (number[0] >= 'A' ? 3u : 4u)) officers.insert(std::move(number));
        }
    static const Pattern number{R"((?<![A-Za-z0-9/.,:\-#$&+])(?:(?-i:[A-Z]{0,2})\d{4,6}|(?-i:[A-Z]\d{3}))(?![A-Za-z0-9/\-]|[.,:]\d))"};
    if (!officers.empty())
        number.each(text, [&](const Match& match) {
            const bool year = match.text.size() == 4 && (match.text.starts_with("19") || match.text.starts_with("20"));
            if (!year && officers.contains(std::string{match.text})) findings.add(match.begin, match.end, "collar-number", Certainty::Likely, "collar-number.said");
        });
    if (findings.guesses()) {
        find_small_names(text, findings);
        find_short_handles(text, findings);
    }
    // "zalo_pine.marten07", in somebody's file: letters joined by a low line are a name on a network, and no file's.
    static const Pattern low_line{R"((?<![A-Za-z0-9_./@\\\-])(?-i:(?=[A-Za-z0-9._]*[A-Za-z]{3})(?=[A-Za-z0-9._]*_)[A-Za-z0-9_][A-Za-z0-9_.]{4,29})(?<![.])(?![A-Za-z0-9_/@(=\\\-]|\.[A-Za-z0-9]))", Around{"_"}};
    const File file{findings};
    if (!file.anywhere()) return;
    low_line.each(text, [&](const Match& match) {
        static const WordSet files{"xml", "json", "pdf", "doc", "docx", "xls", "xlsx", "csv", "txt", "jpg", "jpeg", "png", "mp3", "mp4", "mov", "heic", "msg", "eml", "zip", "html", "htm", "pptx", "wav", "m4a"};
        const auto ending = std::string_view{text.lower()}.substr(match.begin, match.end - match.begin);
        const bool signs = std::ranges::none_of(match.text, [](char c) { return c >= '0' && c <= '9'; }) && match.text.find("__") != std::string_view::npos;  // A form's empty line.
        // "C12_Mosaic_1187720_pp1-411.pdf": the beginning of a file's name.
        const auto rest = std::string_view{text.lower()}.substr(match.end, std::min<std::size_t>(text.lower().find_first_of(" \n\t,;)", match.end), text.lower().size()) - match.end);
        // "case_id", "school_urn": what heads a column.
        bool heads = true;
        for (std::size_t at = 0; at < ending.size();) {
            const auto gap = std::min(ending.find_first_of("_.", at), ending.size());
            const auto part = ending.substr(at, gap - at);
            heads = heads && (part.size() < 3 || lists().ordinary_words.contains(part) || lists().field_words.contains(part) || lists().acronyms.contains(part) || tells_a_kind(part));
            at = gap + 1;
        }
        if (signs || (heads && digits_of(ending).empty()) || files.contains(ending.substr(ending.rfind('.') + 1)) || files.contains(rest.substr(rest.rfind('.') + 1)) || !file.around(text.start_of(match.begin))) return;
        findings.add(match.begin, match.end, "handle", Certainty::Possible, "handle.said");
    });
}

}  // namespace disclosure
