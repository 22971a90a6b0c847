// Number plates of every era still on the road. Source: DVLA, INF104; Vehicle registration numbers and number plates, INF30.
#include "disclosure/finding.h"
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

/// In capitals a plate speaks for itself; in small letters the words around it must.
void plate(const PlainText& text, const Match& match, Certainty alone, Findings& findings) {
    const bool named = said_before(text, match.begin, vehicle_words, 60) || said_after(text, match.end, vehicle_words, 30);
    if (!capitals_only(match.text) && !named) return;
    findings.add(match.begin, match.end, "vehicle", named ? Certainty::Certain : alone, "vehicle.shape");
}

}  // namespace

void find_vehicles(const PlainText& text, Findings& findings) {
    static const Pattern since_2001{R"((?<![A-Z0-9])[A-HJ-PR-Y][A-HJ-PR-Y]\d{2}[- \n]{0,2}(?!(?:AND|THE|FOR|WAS|HAS|ARE|NOT|ALL|NHS)\b)[A-Z]{3}(?![A-Z0-9]))"};
    since_2001.each(text, [&](const Match& match) { plate(text, match, Certainty::Certain, findings); });
    static const Pattern split_2001{R"((?<![A-Z0-9])[A-HJ-PR-Y][A-HJ-PR-Y] \d{2} [A-HJ-PR-Z]{3}(?![A-Z0-9]))"};
    split_2001.each(text, [&](const Match& match) {
        if (said_before(text, match.begin, vehicle_words, 60)) plate(text, match, Certainty::Likely, findings);
    });
    static const Pattern spaced_prefix{R"((?<![A-Z0-9])(?-i:[A-HJ-NP-Y])[ -]\d{1,3}[ -](?-i:[A-Z]{3})(?![A-Z0-9]))"};
    spaced_prefix.each(text, [&](const Match& match) {
        if (said_before(text, match.begin, vehicle_words, 60)) plate(text, match, Certainty::Likely, findings);
    });
    static const Pattern prefix{R"((?<![A-Z0-9])[A-HJ-NP-Y]\d{1,3}[- \n]?(?!(?:AND|THE|FOR|WAS|HAS|ARE|NOT|ALL|NHS)\b)[A-Z]{3}(?![A-Z0-9]))"};
    prefix.each(text, [&](const Match& match) {
        const bool short_number = digits_of(match.text).size() < 3;
        if (short_number && !said_before(text, match.begin, vehicle_words, 60)) return;
        plate(text, match, Certainty::Likely, findings);
    });
    static const Pattern suffix{R"((?<![A-Z0-9])(?!(?:AND|THE|FOR|WAS|HAS|ARE|NOT|ALL|NHS|LOG|REF|CAD)\b)[A-Z]{3}[- \n]?\d{1,3}[- ]?[A-HJ-NPR-TV-Y](?![A-Z0-9]))"};
    suffix.each(text, [&](const Match& match) { plate(text, match, Certainty::Likely, findings); });
    // Northern Ireland: a county's letters with I or Z. Source: DVA.
    static const Pattern northern_ireland{R"((?<![A-Z0-9])(?:[A-Z]I[ABGLJW]|[A-Z](?:AZ|BZ|CZ|DZ|EZ|FZ|GZ|HZ|IB|IL|IA|IG|IJ|IW|JI|JZ|KZ|LZ|MZ|NZ|OI|OZ|PZ|RZ|SZ|TZ|UI|UZ|VZ|WZ|XI|XZ|YZ)|XIZ)[- \n]?\d{1,4}(?![A-Z0-9]))"};
    northern_ireland.each(text, [&](const Match& match) {
        if (digits_of(match.text).size() == 4 || said_before(text, match.begin, vehicle_words, 60)) plate(text, match, Certainty::Likely, findings);
    });
    // Before 1963 and personal plates: too many other things look alike, so the words must say that it is a vehicle's.
    static const Pattern dateless{R"((?:\b(?:registration|registered|registration (?:number|mark)|reg(?:\.| no\.?| number| plate)?|VRM|number plate|plate|index|plât)(?: (?:is|was|of|number|mark|no\.?|as))?[ :."'(]{1,3})([A-Z]{1,3}[ -]?\d{1,4}|\d{1,4}[ -]?[A-Z]{1,3})(?![A-Z0-9]))"};
    dateless.each(text, [&](const Match& match) {
        const std::string_view mark = std::string_view{text.plain()}.substr(match.part_begin, match.part_end - match.part_begin);
        if (capitals_only(mark)) findings.add(match.part_begin, match.part_end, "vehicle", Certainty::Likely, "vehicle.said");
    });
}

}  // namespace disclosure
