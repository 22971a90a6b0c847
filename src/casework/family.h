/// The family in a review: who they are, what they were asked and said, what the report may quote, what they saw of it, and that each is told
/// before anybody else reads it.
///
/// Source: Working Together 2023, chapter 5 (families, including surviving children, are invited to contribute; their wishes are understood);
/// partnerships' published practice with families. A record of the form `family_member` is a person; what belongs to them lies under it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "casework/case_file.h"

namespace casework {

/// A person of the family with what is written about them, each in the order in which it was begun. Points into the file.
struct FamilyMember {
    const Record* record = nullptr;
    std::vector<const Record*> invitations, contacts, words, drafts, tellings;
};

/// Every member. A contact that lies under nobody is theirs whose label it names.
std::vector<FamilyMember> family_of(const CaseFile& file);
/// Contacts that name nobody of the list.
std::vector<const Record*> contacts_of_nobody(const CaseFile& file);
/// Comments on a shared draft and the answers to them.
std::vector<const Record*> comments_on(const CaseFile& file, const Record& draft);
/// One sibling among them: a child who lives.
bool is_surviving_child(const Record& member);
/// The member's advocate signs in with the account of that public id.
bool is_advocate_of(const Record& member, std::string_view account);

// ---- what was said

enum class QuotationUse {
    NotAsked,    ///< Nobody asked: it is not used.
    Quoted,      ///< Word for word, as they wish to be named.
    Paraphrase,  ///< In other words.
    Refused,
    Withdrawn,   ///< Agreed once and taken back: it is not used any more.
};
/// Of one record of the form `family_words`. A yes without its day is no consent: NotAsked.
QuotationUse use_of(const Record& words);
bool may_stand_in_report(QuotationUse use);

// ---- told before publication

enum class ToldState {
    Open,      ///< Neither told nor a reason why not.
    Told,
    NotTold,   ///< With a reason of the list and what it rests on.
};
struct ToldMember {
    const Record* member = nullptr;
    ToldState state = ToldState::Open;
    const Record* telling = nullptr;  ///< The last; null while there is none.
    bool plan_missing = false;        ///< A surviving child without a plan.
};
/// As it stands on that day: whoever is told later is not told yet.
std::vector<ToldMember> told_by(const CaseFile& file, base::Day day);
/// Every member is told or has a reason, and every surviving child has a plan. Never true while nobody of the family is recorded: a family
/// that cannot be traced is recorded as a member with that reason.
bool family_told(const CaseFile& file, base::Day on);

// ---- before you write to them

/// Proceedings that hold contact back, while they are recorded.
std::vector<const Record*> holds_on_contact(const CaseFile& file);

/// A day on which no letter goes out.
struct HeldDay {
    enum class Kind {
        Said,       ///< They asked for it: `what` in their words.
        Birthday,   ///< Of the person whose label is `what`.
        Death,      ///< The anniversary of a death.
        Incident,   ///< The anniversary of what happened.
        Inquest,    ///< Due on that day, or expected.
        Trial,
    };
    base::Day on;
    Kind kind = Kind::Said;
    std::string what;
    std::string member{};  ///< Record of whose day it is; of Said alone.
    friend bool operator==(const HeldDay&, const HeldDay&) = default;
};
/// From that day, so many days on, that day with them; the earliest first.
std::vector<HeldDay> held_days(const CaseFile& file, base::Day from, int days);
inline std::vector<HeldDay> held_on(const CaseFile& file, base::Day day) { return held_days(file, day, 0); }

}  // namespace casework
