// Number plates of every era still on the road. Source: DVLA, INF104; Vehicle registration numbers and number plates, INF30.
#include <algorithm>
#include <vector>

#include "disclosure/finding.h"
#include "disclosure/lists.h"
#include "disclosure/pattern.h"

namespace disclosure {

namespace {

constexpr std::string_view vehicle_words = "vehicle|car|van|lorry|taxi|motorbike|motorcycle|moped|scooter|bus|registration|reg|vrm|plate|number plate|index|driving|drove|driven|parked|hatchback|saloon|estate car|bmw|"
                                           "audi|ford|vauxhall|vw|volkswagen|toyota|renault|fiat|nissan|mercedes|peugeot|kia|hyundai|skoda|honda|mini|golf|corsa|fiesta|focus|astra|transit|clio|polo|car's|anpr|plât";

bool capitals_only(std::string_view text) {
    for (const char c : text)
        if (c >= 'a' && c <= 'z') return false;
    return true;
}

/// Where plates end, so that one in a list of them is told by its neighbour.
using Ends = std::vector<std::size_t>;

/// "LB07 XGT, KPO 882M, AZ 9921 and 1 DUN": any mark in capitals that stands directly behind another in a list.
void find_listed_marks(const PlainText& text, Ends ends, Findings& findings) {
    std::sort(ends.begin(), ends.end());
    static const Pattern mark{R"((?<![A-Za-z0-9])(?-i:[A-Z]{1,3}[ -]?\d{1,4}|\d{1,4}[ -]?[A-Z]{1,3}|[A-Z]\d{1,3}[ -]?[A-Z]{3}|[A-Z]\d[A-Z][ ]?[A-Z]{3}|[A-Z]{3}[ -]?\d{1,3}[A-Z])(?![A-Za-z0-9]))"};
    std::size_t last = 0;
    mark.each(text, [&](const Match& match) {
        const auto before = std::upper_bound(ends.begin(), ends.end(), match.begin);
        if (before != ends.begin()) last = std::max(last, *std::prev(before));
        const auto from = last;
        if (!from || from > match.begin) return;
        const auto gap = std::string_view{text.plain()}.substr(from, match.begin - from);
        if (gap != ", " && gap != "; " && gap != " and " && gap != ", and " && gap != "/" && gap != " / " && gap != ",\n") return;
        if (text.lower().substr(match.begin, 2) == "m2" && match.text.size() == 3) return;  // A motorway in the same sentence.
        findings.add(match.begin, match.end, "vehicle", Certainty::Possible, "vehicle.said");
        last = match.end;
    });
}

/// In capitals a plate speaks for itself; in small letters the words around it must.
void plate(const PlainText& text, const Match& match, Certainty alone, Findings& findings, Ends& ends) {
    const bool named = said_before(text, match.begin, vehicle_words, 60) || said_after(text, match.end, vehicle_words, 30);
    // "AB12 CDZ, ab12cdz (again)": beside another that was written as one.
    const bool beside = std::ranges::any_of(ends, [&](std::size_t end) { return end <= match.begin && match.begin - end < 40; });
    if (!capitals_only(match.text) && !named && !beside) return;
    ends.push_back(match.end);
    findings.add(match.begin, match.end, "vehicle", named ? Certainty::Certain : alone, "vehicle.shape");
}

/// "November Juliet one two Oscar Victor Papa": the spelling alphabet with at least one figure.
void find_spelt_marks(const PlainText& text, Findings& findings) {
#define LETTER "(?:alpha|alfa|bravo|charlie|delta|echo|foxtrot|golf|hotel|india|juliet|juliett|kilo|lima|mike|november|oscar|papa|quebec|romeo|sierra|tango|uniform|victor|whisky|whiskey|x-?ray|yankee|zulu)"
#define FIGURE "(?:zero|nought|oh|one|two|three|four|five|six|seven|eight|nine|niner|\\d)"
    static const Pattern spelt{"(?<![A-Za-z])(?:" LETTER "[ ,\\-]{1,2}){1,3}(?:" FIGURE "[ ,\\-]{1,2}){1,4}" LETTER "(?:[ ,\\-]{1,2}" LETTER "){0,2}(?![A-Za-z])", Around{"alpha|alfa|bravo|charlie|delta|echo|foxtrot|golf|hotel|india|juliet|kilo|lima|mike|november|oscar|papa|quebec|romeo|sierra|tango|uniform|victor|whisk|xray|x-ray|yankee|zulu"}};
#undef LETTER
#undef FIGURE
    spelt.each(text, [&](const Match& match) {
        // "Charlie two Mike" may be a seating plan: five signs at least.
        if (std::ranges::count(match.text, ' ') + std::ranges::count(match.text, '-') >= 4) findings.add(match.begin, match.end, "vehicle", Certainty::Certain, "vehicle.spelt");
    });
}

}  // namespace

void find_vehicles(const PlainText& text, Findings& findings) {
    Ends ends;
    // "His boat KY 417": the letters of a port and a number.
    static const Pattern boat{R"(\b(?:boat|vessel|trawler|creel boat|fishing boat|yacht|skipper of)(?: (?:is|was|the|called|number|no\.?|reg|registration))?[ :,]{1,2}((?-i:[A-Z]{1,3}) ?\d{1,4})(?![A-Za-z0-9]))"};
    boat.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "vehicle", Certainty::Likely, "vehicle.said"); });
    static const Pattern since_2001{R"((?<![A-Z0-9])[A-HJ-PR-Y][A-HJ-PR-Y]\d{2}[- .\n]{0,2}(?!(?:AND|THE|FOR|WAS|HAS|ARE|NOT|ALL|NHS)\b)[A-Z]{3}(?![A-Z0-9]))"};
    since_2001.each(text, [&](const Match& match) { plate(text, match, Certainty::Certain, findings, ends); });
    static const Pattern split_2001{R"((?<![A-Z0-9])[A-HJ-PR-Y][A-HJ-PR-Y][ -]\d{2}[ -][A-HJ-PR-Z]{3}(?![A-Z0-9]))"};
    split_2001.each(text, [&](const Match& match) {
        if (said_before(text, match.begin, vehicle_words, 60) || said_after(text, match.end, vehicle_words, 30)) return plate(text, match, Certainty::Likely, findings, ends);
        // "KX 70 ABC" in capitals and without a word: none of it may be one.
        const auto first = text.lower().substr(match.begin, 2), last = text.lower().substr(match.end - 3, 3);
        static const WordSet no_letters{"in", "at", "on", "to", "no", "by", "of", "mr", "dr", "pc", "dc", "ps", "ds", "up", "as", "is", "or", "so", "we", "he", "my", "us", "ks", "yr", "re", "nh", "nn", "nt", "ns", "st", "sd", "sx", "ch", "op", "cp", "ex", "hv", "sw", "gp", "am", "pm"};
        if (capitals_only(match.text) && !no_letters.contains(first) && !lists().ordinary_words.contains(last) && !lists().acronyms.contains(last) && match.text[2] == ' ' && match.text[5] == ' ') plate(text, match, Certainty::Likely, findings, ends);
    });
    static const Pattern spaced_prefix{R"((?<![A-Z0-9])(?-i:[A-HJ-NP-Y])[ -]\d{1,3}[ -](?-i:[A-Z]{3})(?![A-Z0-9]))"};
    spaced_prefix.each(text, [&](const Match& match) {
        if (said_before(text, match.begin, vehicle_words, 60)) plate(text, match, Certainty::Likely, findings, ends);
    });
    // A plate that someone bought for what it reads as: "R4Y SLT".
    static const Pattern read_as_a_word{R"((?<![A-Z0-9])(?-i:[A-HJ-NP-Y]\d[A-Z][ ]?[A-Z]{3})(?![A-Z0-9]))"};
    read_as_a_word.each(text, [&](const Match& match) {
        if (said_before(text, match.begin, vehicle_words, 40)) plate(text, match, Certainty::Likely, findings, ends);
    });
    static const Pattern prefix{R"((?<![A-Z0-9])[A-HJ-NP-Y]\d{1,3}[- \n]?(?!(?:AND|THE|FOR|WAS|HAS|ARE|NOT|ALL|NHS)\b)[A-Z]{3}(?![A-Z0-9]))"};
    prefix.each(text, [&](const Match& match) {
        const bool short_number = digits_of(match.text).size() < 3;
        if (short_number && !said_before(text, match.begin, vehicle_words, 60)) return;
        plate(text, match, Certainty::Likely, findings, ends);
    });
    static const Pattern suffix{R"((?<![A-Z0-9])(?!(?:AND|THE|FOR|WAS|HAS|ARE|NOT|ALL|NHS|LOG|REF|CAD)\b)[A-Z]{3}[- \n]?\d{1,3}[- ]?[A-HJ-NPR-TV-Y](?![A-Z0-9]))", Where::AtDigits};
    suffix.each(text, [&](const Match& match) { plate(text, match, Certainty::Likely, findings, ends); });
    // Northern Ireland: a county's letters with I or Z. Source: DVA.
    static const Pattern northern_ireland{R"((?<![A-Z0-9])(?:[A-Z]I[ABGLJW]|[A-Z](?:AZ|BZ|CZ|DZ|EZ|FZ|GZ|HZ|IB|IL|IA|IG|IJ|IW|JI|JZ|KZ|LZ|MZ|NZ|OI|OZ|PZ|RZ|SZ|TZ|UI|UZ|VZ|WZ|XI|XZ|YZ)|XIZ)[- \n]?\d{1,4}(?![A-Z0-9]))", Where::AtDigits};
    northern_ireland.each(text, [&](const Match& match) {
        if (digits_of(match.text).size() >= 3 || said_before(text, match.begin, vehicle_words, 60)) plate(text, match, Certainty::Likely, findings, ends);
    });
    // Before 1963 and personal plates: too many other things look alike, so the words must say that it is a vehicle's.
    static const Pattern dateless{R"((?:\b(?:registration|registered|registration (?:number|mark)|reg(?:\.| no\.?| number| plate)?|VRM|number plate|plate|index|plât)(?: (?:is|was|of|number|mark|no\.?|as))?[ :."'(]{1,3})([A-Z]{1,3}[ -]?\d{1,4}|\d{1,4}[ -]?[A-Z]{1,3}|[A-Z]\d[A-Z][ -]?[A-Z]{1,3})(?![A-Z0-9]|/\d))"};
    dateless.each(text, [&](const Match& match) {
        const std::string_view mark = std::string_view{text.plain()}.substr(match.part_begin, match.part_end - match.part_begin);
        if (capitals_only(mark)) findings.add(match.part_begin, match.part_end, "vehicle", Certainty::Likely, "vehicle.said"), ends.push_back(match.part_end);
    });
    // "the vehicle 1 DUN", "a car, S1 MON": the mark directly behind the word.
    static const Pattern behind_the_word{R"(\b(?:vehicle|car|van|lorry|motorbike|motorcycle|moped|scooter|taxi|minibus|caravan|cerbyd)(?: (?:is|was|reg\.?|registration|with|index|VRM|mark))?[ :,("]{1,3}((?-i:[A-Z]{1,3}[ -]?\d{1,4}|\d{1,4}[ -]?[A-Z]{1,3}|[A-Z]\d{1,3}[ -]?[A-Z]{3}))(?![A-Za-z0-9]))"};
    behind_the_word.each(text, [&](const Match& match) {
        findings.add(match.part_begin, match.part_end, "vehicle", Certainty::Likely, "vehicle.said"), ends.push_back(match.part_end);
    });
    // In both, or joined by strokes: "AB12 cde", "AB-12-CDE", "AB12/CDE".
    static const Pattern joined{R"((?<![A-Za-z0-9/\-])(?-i:[A-HJ-PR-Y][A-HJ-PR-Ya-z]\d{2} ?([a-z]{3})|[A-HJ-PR-Y]{2}-\d{2}-[A-HJ-PR-Z]{3}|[A-HJ-PR-Y]{2}\d{2}[/_][A-HJ-PR-Z]{3})(?![A-Za-z0-9/\-]))", Where::AtDigits};
    joined.each(text, [&](const Match& match) {
        const auto end = text.lower().substr(match.end - 3, 3);
        if (!lists().ordinary_words.contains(end)) findings.add(match.begin, match.end, "vehicle", Certainty::Likely, "vehicle.shape");
    });
    // In small letters without a word: "ab12 cde", unless its end is a word. Partly seen: "AB12 C??", "reg starts AB12". Of the Republic: "191-D-11827".
    static const Pattern small_mark{R"((?<![A-Za-z0-9])(?-i:[a-hj-pr-y]{2}\d{2} ?([a-hj-pr-z]{3}))(?![A-Za-z0-9]))", Where::AtDigits};
    small_mark.each(text, [&](const Match& match) {
        if (!lists().ordinary_words.contains(std::string_view{text.plain()}.substr(match.part_begin, 3))) findings.add(match.begin, match.end, "vehicle", Certainty::Likely, "vehicle.shape");
    });
    // Letter by letter, as it was told: "N L 6 6 O X R".
    static const Pattern told{R"((?<![A-Za-z0-9])(?-i:[A-HJ-PR-Y][ \-.][A-HJ-PR-Y][ \-.]\d[ \-.]\d[ \-.]{1,2}[A-Z][ \-.][A-Z][ \-.][A-Z])(?![A-Za-z0-9]))", Where::AtDigits};
    told.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "vehicle", Certainty::Certain, "vehicle.spelt"); });
    static const Pattern partly{R"((?<![A-Za-z0-9!])(?-i:[A-Z]{2}\d{2} ?[A-Z]{1,2}(?=[ \-]something)|[A-Z]{2}\d{2} ?(?=[A-Z!]{0,2}!)[A-Z!]{1,3}|[A-Z]\d{1,3} ?(?=[A-Z!]{0,2}!)[A-Z!]{2,3}|[A-Z]!\d{2} ?[A-Z]{3}|!{2}\d{2} ?[A-Z]{3}|[A-Z]{2}!{1,2}\d? ?[A-Z]{3})(?![A-Za-z0-9]))", Where::AtDigits};
    partly.each(text, [&](const Match& match) { findings.add(match.begin, match.end, "vehicle", Certainty::Likely, "vehicle.shape"); });
    static const Pattern starts{R"((?:\b(?:reg|registration|plate|index|vrm|partial)(?: (?:plate|reg|index|vrm|no\.?|starts|starting|begins|beginning|partial|with|was|is|of|only)){0,3}[ :"'(]{1,3})((?-i:[A-Z]{2}\d{2}))(?![A-Za-z0-9]| ?[A-Z]{3}))"};
    starts.each(text, [&](const Match& match) { findings.add(match.part_begin, match.part_end, "vehicle", Certainty::Likely, "vehicle.said"); });
    // "I didn't get the number but it started LXZ 20": part of one, where a vehicle is spoken of.
    static const Pattern begun{R"(\b(?:start(?:ed|s|ing)?|beg[aiu]n(?:s|ning)?|ending|ended|ends|partial|part|first part|last part|something like|looked like)(?: (?:with|in|was|is|of|as))?[ :"']{1,3}((?-i:[A-Z]{2,3} ?\d{1,4}|[A-Z]{2}\d{2} ?[A-Z]{0,3}|[A-Z]\d{1,3} ?[A-Z]{0,3}))(?![A-Za-z0-9/\-]))"};
    begun.each(text, [&](const Match& match) {
        if (said_before(text, match.part_begin, vehicle_words, 120) || said_before(text, match.part_begin, "number plate|jeep|pickup|pick-up|quad|lorry|truck|saloon|estate|hatchback|reg|plate|taxi|motorbike|moped", 120)) findings.add(match.part_begin, match.part_end, "vehicle", Certainty::Likely, "vehicle.said");
    });
    static const Pattern republic{R"((?<![A-Za-z0-9/\-])(?-i:(?:\d{2}|\d{2}[12])[ \-](?:C|CE|CN|CW|D|DL|G|KE|KK|KY|L|LD|LH|LK|LM|LS|MH|MN|MO|OY|RN|SO|T|W|WD|WH|WW|WX)[ \-]\d{1,6})(?![A-Za-z0-9/\-]))", Where::AtDigits};
    republic.each(text, [&](const Match& match) {
        if (digits_of(match.text).size() >= 5 || said_before(text, match.begin, vehicle_words, 60)) findings.add(match.begin, match.end, "vehicle", Certainty::Certain, "vehicle.shape");
    });
    find_spelt_marks(text, findings);
    find_listed_marks(text, std::move(ends), findings);
}

}  // namespace disclosure
