// References that no other finder knows: letters and digits in one, as systems number people, cases and files.
#include "disclosure/finding.h"
#include "disclosure/pattern.h"

namespace disclosure {

namespace {

/// What numbers books, laws, papers, money and things.
constexpr std::string_view other_things = "isbn|issn|doi|si|s.i.|wsi|ssi|sr|regulation|regulations|directive|decision|cm|cmnd|cp|hc|hl|paper|grant|serial|version|model|invoice|order|batch|lot|standard|iso|bs|en|clinical trial|nct|"
                                          "isrctn|prospero|http|https|www|table|figure|appendix|box|page|pages|pp|chapter|volume|vol|edition|ed|row|column|question|item|form|annex|schedule|circular|whc|hsc";

}  // namespace

void find_references(const PlainText& text, Findings& findings) {
    static const Pattern mixed{R"((?<![A-Za-z0-9/.\-_@#&])(?=(?-i:[0-9/\-]*[A-Z]))(?-i:[A-Z0-9]{1,12}(?:[/\-][A-Z0-9]{1,12}){0,4})(?![A-Za-z0-9/_@]|[.\-][A-Za-z0-9]))"};
    mixed.each(text, [&](const Match& match) {
        // "COVID-19", "C110A", "B12": too short to number anybody.
        if (digits_of(match.text).size() < 5 || said_before(text, match.begin, other_things, 20)) return;
        findings.add(match.begin, match.end, "record-number", Certainty::Possible, "record-number.unknown");
    });
}

}  // namespace disclosure
