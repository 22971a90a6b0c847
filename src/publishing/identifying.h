/// What in the report might tell a reader who somebody is, and what people decided about each.
///
/// Source: Working Together 2023 (written for publication, no details that would harm anybody); SCIE, The report (press and judgments combine with a
/// report); scenario 36. A decision is about the same thing wherever it is meant, and holds in the paragraphs that its maker saw, as they then read.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "publishing/report.h"

namespace publishing {

/// Whom and what the case's own records know.
struct RegisteredPerson {
    std::string key, forename, surname;
    std::vector<std::string> also;
    std::string label{};  ///< What the case calls them: never a finding.
};
struct CaseRegister {
    std::vector<RegisteredPerson> people;
    std::vector<std::string> places;
    std::vector<base::Day> dates;
};
/// From the forms person, referral and notification. What the report calls a child by is not in it.
CaseRegister register_of(const casework::CaseFile& file);

/// Whether the words are a name of somebody in the register: forename, surname, both, or another name, whatever the case, accents and punctuation.
bool is_name_in(const CaseRegister& known, std::string_view words);

enum class Sureness : std::uint8_t { Possible, Likely, Certain };

struct IdentifyingHit {
    std::string paragraph;               ///< "3.2"; a heading's section number; "title".
    std::size_t begins = 0, ends = 0;    ///< Bytes of `words_of` its block.
    std::string kind, text, why;         ///< Kind: "person", "place", "date", "postcode", …
    Sureness sureness = Sureness::Likely;
    bool direct = false;                 ///< Names somebody by itself.
    std::string person;                  ///< Key of the register; empty: nobody's.
    std::string words;                   ///< Of the whole paragraph: a decision holds while it reads so.
};

/// Finds in one text; positions are its bytes (`case_finder.h`).
using FindIn = std::function<std::vector<IdentifyingHit>(std::string_view text)>;
std::vector<IdentifyingHit> hits_in(const Report& report, const FindIn& find);

enum class HitState : std::uint8_t {
    Open,        ///< Nobody decided, or the paragraph reads otherwise now.
    ToChange,    ///< The text is to be changed, and is not yet.
    Settled,     ///< It identifies nobody, or the risk is accepted by name.
    Approved,    ///< On the case's list of what may be public.
};
struct JudgedHit {
    IdentifyingHit hit;
    HitState state = HitState::Open;
    const casework::Record* decision = nullptr;
};
/// All places in which the same thing is meant.
struct HitGroup {
    std::string key;                     ///< "person|k1": what a decision is written for.
    std::vector<JudgedHit> hits;
    bool direct() const;
    HitState state() const;              ///< The worst of its hits.
};
/// In the order in which the text first names them. A word of the public list that is a name of the case's register too is asked for, and not taken for
/// whoever the list means, unless the entry is that person's own name, agreed in writing.
std::vector<HitGroup> judge(const casework::CaseFile& file, const std::vector<IdentifyingHit>& hits);
/// How many hits still stand in the way.
std::size_t in_the_way(const std::vector<HitGroup>& groups);

/// The places of a group as a decision keeps them: a line each, number and mark of the paragraph's words.
std::string places_of(const HitGroup& group);
/// Whether the decision may be made of the group: what names somebody by itself is changed or is on the list, and nothing else.
bool may_decide(const HitGroup& group, std::string_view does);

/// Entries of the form `approved_public` that hold: who agreed and when is written down; a real name needs partners, family and legal adviser.
bool approval_holds(const casework::Record& approved);
/// Whether the words stand whole in a name, however they are written: "Hale" in "R. Hale", never "Hal".
bool is_part_of(std::string_view text, std::string_view name);
bool is_approved_public(const casework::CaseFile& file, std::string_view text);
/// Whether it is the name of a reviewer, or a part of it: of the report's cover, which the partners signed, or of who was appointed. A report names them.
bool is_reviewer(const casework::CaseFile& file, std::string_view text);

enum class CombinedRisk : std::uint8_t { Low, Raised, High };

}  // namespace publishing
