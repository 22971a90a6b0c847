/// What each finder reads and fills. A finder knows one sort of identifier; check.h puts their findings together.
#pragma once

#include <string_view>

#include "disclosure/plain_text.h"
#include "disclosure/roster.h"
#include "disclosure/span.h"

namespace disclosure {

/// A reason: its stable code and the sentence a reader sees (why.cpp).
std::string_view sentence_of(std::string_view why_code);

/// Collects findings by their place in the plain text.
class Findings {
public:
    explicit Findings(const PlainText& text, bool guesses = true) : text_{text}, guesses_{guesses} {}

    /// `direct`: whether kind names somebody by itself follows from the kind (README.md).
    void add(std::size_t begin, std::size_t end, std::string_view kind, Certainty certainty, std::string_view why_code, std::string_view person = {});
    void add(Span span) { spans_.push_back(std::move(span)); }
    const Spans& spans() const { return spans_; }
    /// Whether what only its surroundings make a name or a number of somebody is looked for (check.h).
    bool guesses() const { return guesses_; }
    Spans take() { return std::move(spans_); }

private:
    const PlainText& text_;
    bool guesses_;
    Spans spans_;
};

void find_health_numbers(const PlainText& text, Findings& findings);        ///< NHS, CHI, Health and Care.
void find_administrative_numbers(const PlainText& text, Findings& findings);  ///< National insurance, pupils, schools, passports, driving licences, case systems.
void find_contacts(const PlainText& text, Findings& findings);              ///< Telephone, e-mail.
void find_handles(const PlainText& text, Findings& findings);               ///< Names on social media.
void find_vehicles(const PlainText& text, Findings& findings);
void find_court_numbers(const PlainText& text, Findings& findings);
void find_police_references(const PlainText& text, Findings& findings);
void find_collar_numbers(const PlainText& text, Findings& findings);
void find_registrations(const PlainText& text, Findings& findings);         ///< NMC, GMC, HCPC, Social Work England and the like.
void find_references(const PlainText& text, Findings& findings);            ///< Letters and digits in one that no other finder knows.
void find_positions(const PlainText& text, Findings& findings);             ///< Postcodes, coordinates, grid references.
void find_dates(const PlainText& text, const Roster& roster, Findings& findings);
void find_rare_facts(const PlainText& text, Findings& findings);            ///< Ages of infants, siblings, conditions, jobs.
void find_settings(const PlainText& text, Findings& findings);              ///< Schools, nurseries, surgeries.
void find_streets(const PlainText& text, Findings& findings);               ///< Streets, and houses by number or name.
void find_houses(const PlainText& text, Findings& findings);                ///< Houses that no street's word tells.
void find_houses_named_again(const PlainText& text, Findings& findings);    ///< By a part of an address that was found before.
void find_whole_addresses(const PlainText& text, Findings& findings);       ///< A house's name before its street, a house with its street, of what was found.
void find_roster_people(const PlainText& text, const Roster& roster, Findings& findings);
void find_roster_places(const PlainText& text, const Roster& roster, Findings& findings);
void find_unlisted_people(const PlainText& text, Findings& findings);
void find_remaining_people(const PlainText& text, Findings& findings);      ///< In somebody's file, words with a capital that nothing else explains.
void find_people_beside(const PlainText& text, Findings& findings);         ///< Told by an officer's number, "family", "aka", or what their letters stand for.
void find_people_listed(const PlainText& text, Findings& findings);         ///< In lists of those present, and with an age behind the name.
/// What only what was found before it shows to be one: numbers behind names and beside numbers of their sort, the same reference again.
void find_neighbours(const PlainText& text, Findings& findings);
void find_agency_numbers(const PlainText& text, Findings& findings);        ///< Hospital numbers in groups, staff of a control room, officers by a letter and a stroke.
void find_again(const PlainText& text, Findings& findings);                 ///< Officers by their number alone, and names on social media that only their look tells.
void find_numbers_listed(const PlainText& text, Findings& findings);        ///< What stands in one list with a number that was told.

}  // namespace disclosure
