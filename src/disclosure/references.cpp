// References that no other finder knows: letters and digits in one, and bare numbers, as systems number people, cases and files.
#include <algorithm>
#include <string>

#include "disclosure/columns.h"
#include "disclosure/context.h"
#include "disclosure/finding.h"
#include "disclosure/lists.h"
#include "disclosure/pattern.h"

namespace disclosure {

namespace {

/// What numbers books, laws, papers, money and things.
constexpr std::string_view other_things = "isbn|issn|doi|si|s.i.|wsi|ssi|sr|regulation|regulations|directive|decision|cm|cmnd|cp|hc|hl|paper|grant|serial|version|model|invoice|order|batch|lot|standard|iso|bs|en|clinical trial|nct|"
                                          "isrctn|prospero|http|https|www|table|figure|appendix|box|page|pages|pp|chapter|volume|vol|edition|ed|row|column|question|item|form|annex|schedule|circular|whc|hsc";
/// The same where the text is somebody's file: an invoice in it has a payer.
constexpr std::string_view never_somebody = "act|read code|stock code|snomed|isbn|issn|doi|regulation|regulations|directive|cmnd|version|model|iso|bp|hr|rr|gcs|sats|spo2|temp|pulse|bmi|ofc|cost code|cost centre|practice code|order code|funding code|purchase order|template|cost centre code|gene|variant|registered society|fleet no|po|company|charity|charity number|charity no|course code|course codes|policy numbers|report no|meeting id|vat|call sign|callsign|isrctn|prospero|http|https|www|table|figure|appendix|page|pages|pp|chapter|volume|edition|row|column|question|paragraph|para|section|article|budget|census|bnf|batch|lot|postcode|room|rooms|bed|junction|year|years|total";
/// What is counted, weighed, paid or told by the clock.
constexpr std::string_view units_behind = "mg|ml|mcg|kg|g|cm|mm|m|km|mile|miles|hr|hrs|hour|hours|min|mins|minute|minutes|wk|wks|week|weeks|day|days|month|months|yr|yrs|year|years|per|percent|people|children|families|pupils|cases|pounds|points|words|times|calls|sessions|am|pm|tablets|units|mmol|bpm|kcal|pence|households|births|deaths|women|men|steps|followers|views";


class References {
public:
    References(const PlainText& text, Findings& findings) : text_{text}, findings_{findings}, file_{findings} {
        // Letters that could be somebody's initials take nothing: "CL" of "CL/1".
        constexpr std::size_t initials = 4;
        for (const auto& span : findings.spans())
            if (span.kind != "person" || span.end - span.start > initials) taken_.emplace_back(span.start, span.end);
        std::sort(taken_.begin(), taken_.end());
        for (std::size_t i = 0; i < taken_.size(); ++i) reach_.push_back(std::max(taken_[i].second, i ? reach_.back() : 0));
    }

    void run() {
        static const Pattern mixed{R"((?<![A-Za-z0-9/.\-_@#&])(?=(?-i:[0-9/\-]*[A-Z]))(?-i:[A-Z0-9]{1,20}(?:[/\-][A-Z0-9]{1,12}){0,6})(?![A-Za-z0-9/_@]|[.\-][A-Za-z0-9]))"};
        mixed.each(text_, [&](const Match& match) { letters_and_digits(match); });
        // "TC 41182", "PHD 4188", "SOS 418827": letters, a space, then the number.
        static const Pattern apart{R"((?<![A-Za-z0-9/.\-_@#&])(?-i:[A-Z]{1,5})[ ](?=[0-9A-Z/\-]{4,14})(?-i:[A-Z]{0,2}\d{3,10}(?:[/\-][A-Z0-9]{1,8}){0,3}[A-Z]{0,2})(?![A-Za-z0-9/_@]|[.\-]\d|[%:]))"};
        if (file_.anywhere()) apart.each(text_, [&](const Match& match) { apart_from_its_letters(match); });
        static const Pattern bare{R"((?<![A-Za-z0-9/.:\-_@#&$+*])(?:\d{2}-\d{2}-\d{2}(?! ?[/ ] ?\d{8})|\d{2,4}(?: \d{2,4}){2,4}|\d{3} (?!(?:19|20)\d\d)\d{4}|\d{3,20}(?:[/\-]\d{1,8}){0,3}|\d{1,2}-\d{4,6}-\d{1,2}|\d{2,3}[/\-]\d{3,8}(?:[/\-]\d{1,6}){0,2}|\d{3} \d{3,4}|\d{2}-\d{2}-\d{2} ?[/ ] ?\d{8})(?![A-Za-z0-9/_@%+]|[.:\-]\d|,\d{3}(?!\d)))"};
        if (file_.anywhere()) bare.each(text_, [&](const Match& match) { figures(match); });
        if (file_.anywhere())
            for (const auto& cell : cells_of_numbers(text_))
                if (!is_taken({.text = {}, .begin = cell.begin, .end = cell.end})) findings_.add(cell.begin, cell.end, cell.kind, Certainty::Likely, cell.kind == "police-reference" ? "police-reference.said" : cell.kind == "collar-number" ? "collar-number.said" : "record-number.said");
        // "JNC no. NI-YW 2218", "user AFWEBB03": whatever a word announces.
        static const Pattern told{R"((?<![A-Za-z])(?:no\.?|number|num|ref\.?|reference|id|user(?: ?name| id)?|code|pnr|booking|confirmation)[ :.#]{1,3}((?=[A-Z0-9/\- ]{0,12}\d)(?-i:[A-Z0-9]{1,12}(?:[/\-][A-Z0-9]{1,10}){0,3}(?: (?=[A-Z0-9]*\d)[A-Z0-9]{2,8}){0,2}))(?![A-Za-z0-9/_@%]|[.:\-][A-Za-z0-9]))"};
        if (file_.anywhere()) told.each(text_, [&](const Match& match) { announced_by_a_word(match); });
        // "her solicitor's reference is LMcE/0228".
        static const Pattern short_with_names{R"((?<![A-Za-z])(?:ref|reference)(?: is| was)?[ :.]{1,3}((?-i:[A-Z][A-Za-z]{1,6}/\d{3,8}))(?![A-Za-z0-9/]))"};
        if (file_.anywhere()) short_with_names.each(text_, [&](const Match& match) { findings_.add(match.part_begin, match.part_end, "record-number", Certainty::Likely, "record-number.said"); });
        // "KB/AMcG/2207-1": a solicitor's, with the small letters of a name.
        static const Pattern with_names{R"((?<![A-Za-z0-9/.\-])(?-i:[A-Z][A-Za-z]{0,5}(?:/[A-Z][A-Za-z]{0,6}){1,2}/\d{2,8}(?:[/\-]\d{1,4})?)(?![A-Za-z0-9/]))"};
        if (file_.anywhere()) with_names.each(text_, [&](const Match& match) { if (in_a_file(match.begin) && !is_taken(match)) add(match); });
        // "Your ref: UC 7714 2093 11", "ULN 4410 2278 19", "blue badge XH7K1P 0 0626X": groups with figures behind the word that announces them.
        static const Pattern groups{R"((?<![A-Za-z])(?:ref\.?|reference|no\.?|number|uln|badge|acc(?:ount)?|a/c|claim|card|policy|member(?:ship)?|customer|tenancy|roll|crn|passport|certificate|cert)[ :.#]{1,3}((?-i:[A-Z]{1,4} (?:\d{2,5} ){1,4}\d{1,5}[A-Z]?|\d{3,5}(?: \d{1,5}){2,4}[A-Z]?|(?=[A-Z0-9]*\d)[A-Z0-9]{4,8} \d{1,2} (?=[A-Z0-9]*\d)[A-Z0-9]{3,6}))(?![A-Za-z0-9/]|[.,:\-]\d| \d))"};
        if (file_.anywhere()) groups.each(text_, [&](const Match& match) { grouped(match); });
        // "NU / jo / 55183": who wrote, who typed, and the file.
        static const Pattern typed{R"((?<![A-Za-z])(?:our ref|your ref|ref|reference)\.?[ :]{1,3}((?-i:[A-Z]{2,4} ?/ ?[a-zA-Z]{2,4} ?/ ?(?:[A-Z]{0,2}\d{3,8})))(?![A-Za-z0-9/]))"};
        if (file_.anywhere()) typed.each(text_, [&](const Match& match) { findings_.add(match.part_begin, match.part_end, "record-number", Certainty::Likely, "record-number.said"); });
        // "SWASFT inc 1188 2047": two groups of four that a word announces.
        static const Pattern fours{R"((?<![A-Za-z])(?:inc|incident|job|call|case|cad|log|ref|reference|no|number|claim|account|card)\.?[ :]{1,2}(\d{4} \d{4})(?![A-Za-z0-9/]|[ .,:\-]\d))"};
        if (file_.anywhere()) fours.each(text_, [&](const Match& match) { if (in_a_file(match.part_begin)) { const auto [kind, why] = kind_of_reference(text_, match.part_begin, match.part_end); findings_.add(match.part_begin, match.part_end, kind, Certainty::Likely, why); } });
        // "made a record, MyC-30218": a system's own name before the number.
        static const Pattern small_prefix{R"((?<![A-Za-z0-9/.\-])(?-i:(?!Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[A-Z][a-z]{1,3}[A-Z]{0,2})-(?!(?:19|20)\d\d(?!\d))\d{4,8}(?![A-Za-z0-9/]|[.\-]\d))"};
        if (file_.anywhere()) small_prefix.each(text_, [&](const Match& match) { if (in_a_file(match.begin) && !is_taken(match)) add(match); });
        // "Alder Hey AH 661 2044".
        static const Pattern lettered{R"((?<![A-Za-z0-9/.\-@#&])(?-i:[A-Z]{2,3}) \d{3} \d{4}(?![A-Za-z0-9/]|[ .,:\-]\d))"};
        if (file_.anywhere()) lettered.each(text_, [&](const Match& match) { if (in_a_file(match.begin) && !is_taken(match)) add(match); });
        // "SF 1188 2077 4GB": a letter that is signed for; "IMG_20250306_190411.jpg": what somebody's telephone calls a picture.
        static const Pattern posted{R"((?<![A-Za-z0-9])(?-i:[A-Z]{2} ?\d{4} ?\d{4} ?\d ?GB)(?![A-Za-z0-9]))"};
        posted.each(text_, [&](const Match& match) { findings_.add(match.begin, match.end, "record-number", Certainty::Likely, "record-number.said"); });
        static const Pattern pictured{R"((?<![A-Za-z0-9])(?:IMG|VID|PXL|DSC|DSCN|MVI|AUD|PTT)[_\-]?\d{4,8}(?:[_\-]\w{1,10}){0,2}\.(?:jpe?g|png|mp4|heic|mov|opus|m4a))", Around{"img|vid|pxl|dsc|mvi|aud|ptt"}};
        pictured.each(text_, [&](const Match& match) { findings_.add(match.begin, match.end, "record-number", Certainty::Likely, "record-number.said"); });
        // "IP 203.0.113.77", "a/c ****7731": where somebody's line is, and the end of a number that is hidden.
        static const Pattern line{R"((?<![0-9A-Za-z.])(?:(?:25[0-5]|2[0-4]\d|1?\d{1,2})\.){3}(?:25[0-5]|2[0-4]\d|1?\d{1,2})(?![0-9A-Za-z]|\.\d))"};
        line.each(text_, [&](const Match& match) { if (said_before(text_, match.begin, "ip|ip address|ipv4|address", 24)) findings_.add(match.begin, match.end, "record-number", Certainty::Likely, "record-number.said"); });
        static const Pattern masked{R"((?<![A-Za-z0-9!])[!xX]{3,14}[ \-]?\d{2,4}(?![0-9A-Za-z]))"};
        masked.each(text_, [&](const Match& match) { findings_.add(match.begin, match.end, "record-number", Certainty::Likely, "record-number.said"); });
        // "OS.HAI.003": a solicitor's, parted by stops.
        static const Pattern stopped{R"((?<![A-Za-z0-9./])(?-i:[A-Z]{1,6}(?:\.[A-Z0-9]{1,8}){2,4})(?![A-Za-z0-9/]))", Where::NearDigits};
        if (file_.anywhere()) stopped.each(text_, [&](const Match& match) { if (digits_of(match.text).size() > 2 && in_a_file(match.begin)) findings_.add(match.begin, match.end, "record-number", Certainty::Likely, "record-number.said"); });
        // "D03_AS_5224061883_BWV.pdf": in a file's name.
        static const Pattern filed{R"((?<=[A-Za-z0-9]_)\d{6,12}(?=[_.]))", Around{"_"}};
        if (file_.anywhere()) filed.each(text_, [&](const Match& match) { if (in_a_file(match.begin)) add(match); });
    }

private:
    void grouped(const Match& match) {
        const auto text = std::string_view{text_.plain()}.substr(match.part_begin, match.part_end - match.part_begin);
        const auto digits = digits_of(text);
        const Match own{.text = text, .begin = match.part_begin, .end = match.part_end};
        // Eleven figures that begin with a nought are dialled, ten may be a patient's.
        const bool dialled = digits.size() == 11 && digits[0] == '0';
        const bool already = std::ranges::any_of(findings_.spans(), [&](const Span& span) { return span.direct && span.kind != "person" && span.certainty != Certainty::Possible && span.start <= text_.start_of(own.begin) && span.end >= text_.end_of(own.end); });
        if (digits.size() < 6 || dialled || already || !in_a_file(own.begin) || of_a_thing(match.begin, 16)) return;
        const auto [kind, why] = kind_of_reference(text_, own.begin, own.end);
        findings_.add(own.begin, own.end, kind, Certainty::Likely, why);
    }

    void announced_by_a_word(const Match& match) {
        const auto text = std::string_view{text_.plain()}.substr(match.part_begin, match.part_end - match.part_begin);
        const Match own{.text = text, .begin = match.part_begin, .end = match.part_end};
        const bool letters = std::ranges::any_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
        const auto digits = digits_of(text).size();
        const bool by_user = std::string_view{"uUpPbB"}.find(match.text[0]) != std::string_view::npos;  // Of a user, a booking.
        const bool composed = std::ranges::count(text, '/') > 1;  // "LCSPR/SW/07".
        if (!letters || digits < (by_user || composed ? 2 : 3) || !in_a_file(own.begin) || is_taken(own) || of_a_thing(own.begin, 24)) return;
        if (by_user && text.size() < 5) return;
        add(own);
    }

    bool is_taken(const Match& match) const {
        const auto start = text_.start_of(match.begin), end = text_.end_of(match.end);
        const auto next = std::lower_bound(taken_.begin(), taken_.end(), std::pair{end, std::size_t{0}});
        return next != taken_.begin() && reach_[static_cast<std::size_t>(next - taken_.begin()) - 1] > start;
    }

    bool in_a_file(std::size_t at) const { return file_.around(text_.start_of(at)); }

    /// A unit behind, in the same line and cell.
    bool counted(std::size_t end) const { return said_after(text_, end, units_behind, std::min<std::size_t>(10, std::min(text_.plain().find_first_of("\n\t|;", end), text_.plain().size()) - end)); }

    /// What numbers things before, in the same line.
    bool of_a_thing(std::size_t begin, std::size_t reach) const {
        const auto line = begin ? text_.plain().find_last_of("\n\t|", begin - 1) + 1 : 0;  // npos + 1 is the text's beginning.
        return said_before(text_, begin, never_somebody, std::min(reach, begin - line));
    }

    void add(const Match& match) {
        const auto [kind, why] = kind_of_reference(text_, match.begin, match.end);
        findings_.add(match.begin, match.end, kind, Certainty::Possible, why);
    }

    void letters_and_digits(const Match& match) {
        const auto digits = digits_of(match.text).size();
        const bool file = in_a_file(match.begin);
        constexpr std::size_t beside_it = 6;  // So long a number is of a thing only where the thing stands next to it.
        // "(wrong year),Tyler,QM0482217": a cell of its own is of no thing that another cell tells.
        const char edge = match.begin ? text_.plain()[match.begin - 1] : ' ';
        // "in line with policy MAT-023": a rule's number is short, an insurance's is not.
        static constexpr std::string_view policy = "policy ";
        if (digits < 5 && match.begin > policy.size() && text_.lower().compare(match.begin - policy.size(), policy.size(), policy) == 0 && text_.plain()[match.begin - policy.size() - 1] != '\n') return;
        if (match.text.starts_with("INV-") && said_before(text_, match.begin, "invoice|invoices|order", 60)) return;
        if (file ? edge != ',' && edge != '\t' && edge != '|' && of_a_thing(match.begin, digits > 5 ? beside_it : 20) : said_before(text_, match.begin, other_things, 20)) return;
        // "TANSLEY0077316": a name and figures in one are a reference, whoever is called so.
        const auto letters = match.text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
        const bool glued = file && letters != std::string_view::npos && letters > 3 && digits > 4 && match.text.size() == letters + digits;
        if (glued) return findings_.add(match.begin, match.end, "record-number", Certainty::Likely, "record-number.unknown");
        // "COVID-19", "C110A", "B12": too short to number anybody, unless a word announces it in somebody's file.
        constexpr std::size_t longest_alone = 16;
        if (digits >= 5 && (file || match.text.size() <= longest_alone)) return add(match);
        if (!file || is_taken(match)) return;
        if (is_exhibit(match)) return findings_.add(match.begin, match.end, "record-number", Certainty::Likely, "record-number.said");
        // "ST/IUC/02": two groups of letters and a count.
        const auto figures_at = match.text.find_first_of("0123456789");
        const bool grouped = digits == 2 && std::ranges::count(match.text, '/') == 2 && figures_at == match.text.rfind('/') + 1;
        if (grouped) return add(match);
        if (digits < 3) return;
        const auto first_digit = match.text.find_first_of("0123456789");
        // "A41", "B6318", "M1", "C14-C29": roads and a bundle's pages.
        const bool road = digits <= 4 && match.text.size() == digits + 1 && std::string_view{"ABM"}.find(match.text[0]) != std::string_view::npos && match.text[1] != '0';
        const auto hyphen = match.text.find('-');
        const bool pages = first_digit == 1 && hyphen != std::string_view::npos && hyphen + 1 < match.text.size() && match.text[hyphen + 1] == match.text[0];
        if (announced(text_, match.begin)) return add(match);
        // "to A4177 DALGARNIE": a road has no name in capitals behind it.
        const auto& plain = text_.plain();
        const auto capital = [&](std::size_t at) { return at < plain.size() && plain[at] >= 'A' && plain[at] <= 'Z'; };
        const bool named = match.text.size() == 5 && first_digit == 1 && digits == 4 && plain[match.end < plain.size() ? match.end : match.end - 1] == ' ' && capital(match.end + 1) && capital(match.end + 2) && capital(match.end + 3) && capital(match.end + 4);
        if (named) return findings_.add(match.begin, match.end, "collar-number", Certainty::Possible, "collar-number.said");
        // "Duncan Rattray, L634": a letter and three figures near the police, and no road.
        const bool near_officers = said_before(text_, match.begin, "pc|dc|ps|ds|police|constable|sergeant|officer|collar|shoulder|sgt", 90) || said_after(text_, match.end, "pc|dc|ps|ds|police|constable|sergeant|officer|sgt", 60);
        if (!road && near_officers && match.text != "C100" && match.text.size() == 4 && first_digit == 1 && digits == 3) return findings_.add(match.begin, match.end, "collar-number", Certainty::Possible, "collar-number.said");
        // "Virdee Jaspreet - 714PL": an officer of the Metropolitan Police, by the number and the two letters of the borough.
        static const WordSet units{"AM", "PM", "KG", "MG", "ML", "GB", "MB", "TB", "TH", "ST", "ND", "RD", "AD", "BC", "KM", "CM", "MM", "LB", "HZ", "KW", "YO", "YR", "HR", "FT", "IN", "OZ"};
        const bool borough = first_digit == 0 && digits < 5 && match.text.size() == digits + 2 && match.text.find_first_not_of("0123456789") == digits && !units.contains(match.text.substr(digits));
        constexpr std::size_t same_page = 400;
        if (borough && (said_before(text_, match.begin, "pc|dc|ps|ds|police|officer|met|custody", same_page) || said_after(text_, match.end, "pc|dc|ps|ds|police|officer|met|custody", same_page))) return findings_.add(match.begin, match.end, "collar-number", Certainty::Possible, "collar-number.said");
        if (digits == 4 && !road && !pages && !counted(match.end)) add(match);
    }

    /// Who took it, by the initials, and a count: "MY/1", "KLJ/02". Shorthand of the field is none: "CP/2".
    bool is_exhibit(const Match& match) const {
        const auto stroke = match.text.find('/');
        if (stroke == std::string_view::npos || stroke < 2 || stroke > 4 || match.text.size() - stroke > 4 || match.text.size() - stroke < 2) return false;
        std::string letters;
        for (const char c : match.text.substr(0, stroke)) letters += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
        const auto count = match.text.substr(stroke + 1);
        if (letters.find_first_of("0123456789") != std::string::npos || count.find_first_not_of("0123456789") != std::string_view::npos || (count.size() > 2 && count[0] != '0')) return false;
        constexpr std::string_view seized = "exhibit|exhibits|exhibited|exh|label|labels|shown|marked|produce|produced|seized|seizure|bwv|bag|seal|property|continuity|statement|photographs|photos|download|item|items|recovered|retained";
        constexpr std::size_t same_page = 300;
        return said_before(text_, match.begin, seized, same_page) || said_after(text_, match.end, seized, same_page) || !lists().acronyms.contains(letters);
    }

    void apart_from_its_letters(const Match& match) {
        if (!in_a_file(match.begin) || is_taken(match)) return;
        const auto gap = match.text.find(' ');
        std::string letters;
        for (const char c : match.text.substr(0, gap)) letters += static_cast<char>(c + 32);
        const auto number = match.text.substr(gap + 1);
        const bool year = number.size() == 4 && (number.starts_with("19") || number.starts_with("20"));
        static const WordSet things{"po", "bp", "hr", "rr", "bm", "pr", "gcs", "wt", "ht", "sat", "sats", "temp", "edt", "ext", "dx", "room", "page", "pp", "p", "para", "s", "ss", "art", "act", "vol", "ch", "iso", "bs", "en", "cm", "hc", "hl", "year", "y", "ks", "band", "level", "tier", "flat", "unit", "no", "box", "at", "in", "by", "to", "on", "and", "from", "about", "over", "under", "score", "until", "since", "was", "is", "of", "or", "for", "i", "a"};
        if (year || things.contains(letters) || counted(match.end) || digits_of(number).size() < 4 || of_a_thing(match.begin, 12)) return;
        // The word before the number may be its system's: "PARIS 4417820" is found as such; here the letters belong to it.
        const auto first = letters.size() <= 3 && !tells_a_kind(letters) ? match.begin : match.begin + gap + 1;
        add({.text = std::string_view{text_.plain()}.substr(first, match.end - first), .begin = first, .end = match.end});
    }

    void figures(const Match& match) {
        if (is_taken(match) || !in_a_file(match.begin)) return;
        const auto& plain = text_.plain();
        const auto digits = digits_of(match.text);
        const bool whole = digits.size() == match.text.size();
        // "12,500"; in a row of cells that commas part a number has more than three figures.
        const bool thousands = match.begin > 1 && plain[match.begin - 1] == ',' && plain[match.begin - 2] >= '0' && plain[match.begin - 2] <= '9' && whole && digits.size() == 3;
        if (thousands) return;
        // Money, doses, hours, years, counts: a sign before, a unit behind.
        if (match.begin > 1 && plain[match.begin - 1] == ' ' && (plain[match.begin - 2] == '#' || plain[match.begin - 2] == '$')) return;
        const bool cell = match.begin > 0 && std::string_view{",\t|;"}.find(plain[match.begin - 1]) != std::string_view::npos;
        if (counted(match.end) || (!cell && of_a_thing(match.begin, 18)) || is_public_line(match)) return;
        // "121/74", "101/999": a pressure, two telephone lines.
        if (match.text.size() <= 7 && match.text.size() - digits.size() == 1 && match.text.find('/') == 3 && !announced(text_, match.begin)) return;
        const bool year = digits.size() >= 4 && (digits.starts_with("19") || digits.starts_with("20")) && (whole ? digits.size() == 4 : digits.size() <= 8);
        // "20-31-88" may be a day, "40-11-87" is a bank's.
        const bool sort_code = match.text.size() == 8 && match.text[2] == '-' && match.text[5] == '-';
        if (sort_code) {
            const bool day = digits.substr(0, 2) >= "01" && digits.substr(0, 2) <= "31" && digits.substr(2, 2) >= "01" && digits.substr(2, 2) <= "12";
            if (!day || said_before(text_, match.begin, "sort|sort code|s/c|bank", 16)) add(match);
            return;
        }
        const bool pair = std::ranges::count(match.text, ' ') == 1 && match.text.size() <= 8;
        // "100-104", "1630-1865": pages and years.
        const auto hyphen = match.text.find('-');
        const bool range = hyphen != std::string_view::npos && hyphen <= 4 && match.text.size() - hyphen <= 5 && match.text.find('-', hyphen + 1) == std::string_view::npos && match.text.find('/') == std::string_view::npos;
        if (range && !announced(text_, match.begin)) return;
        const bool local_line = digits.size() == 7 && match.text.find(' ') == 3;  // "496 0420".
        if (pair && !local_line && !announced(text_, match.begin)) return;
        if (year && !(digits.size() > 4 && announced(text_, match.begin))) return;
        // "041117" is a day as people type it.
        const bool short_day = whole && digits.size() == 6 && digits.substr(0, 2) >= "01" && digits.substr(0, 2) <= "31" && digits.substr(2, 2) >= "01" && digits.substr(2, 2) <= "12" && digits.substr(4, 2) <= "30";
        if (short_day && !announced(text_, match.begin)) return;
        const bool day = whole && digits.size() == 8 && (digits.starts_with("19") || digits.starts_with("20") || digits.substr(4, 2) == "19" || digits.substr(4, 2) == "20");
        if (day && !announced(text_, match.begin)) return;
        // An extension or a bleep has three figures, whatever else is numbered has four.
        const bool dialled = said_before(text_, match.begin, "ext|extn|extension|bleep|pager", 11);
        if (digits.size() >= 6 || (digits.size() >= 3 && dialled) || (digits.size() >= 4 && !is_hour(match, digits))) add(match);
    }

    /// Whether the run of figures in which it stands is a helpline's: "23456" of "0808 80 23456".
    bool is_public_line(const Match& match) const {
        const auto& plain = text_.plain();
        const auto in_run = [&](std::size_t at) { return plain[at] == ' ' || (plain[at] >= '0' && plain[at] <= '9'); };
        constexpr std::size_t longest_before = 12;
        auto begin = match.begin, end = match.end;
        while (begin > 0 && match.begin - begin < longest_before && in_run(begin - 1)) --begin;
        while (end < plain.size() && end - match.end < longest_before && in_run(end)) ++end;
        return lists().public_lines.contains(digits_of(std::string_view{plain}.substr(begin, end - begin)));
    }

    /// "1430", "by 0930"; at the beginning of a row of a table, whose next cell is a word, none: "1407,Bratton,Aoife".
    bool is_hour(const Match& match, const std::string& digits) const {
        const auto& plain = text_.plain();
        const bool heads_a_row = (match.begin == 0 || plain[match.begin - 1] == '\n') && match.end + 1 < plain.size() && std::string_view{",;|"}.find(plain[match.end]) != std::string_view::npos && plain[match.end + 1] >= 'A' && plain[match.end + 1] <= 'Z';
        return !heads_a_row && digits.size() == 4 && digits[0] <= '2' && digits[2] < '6' && !said_before(text_, match.begin, "ref|no|number|id|badge|log|#", 6);
    }

    const PlainText& text_;
    Findings& findings_;
    const File file_;
    std::vector<std::pair<std::size_t, std::size_t>> taken_;
    std::vector<std::size_t> reach_;  ///< How far any of the findings up to that one reaches.
};

}  // namespace

void find_references(const PlainText& text, Findings& findings) { References{text, findings}.run(); }

}  // namespace disclosure
