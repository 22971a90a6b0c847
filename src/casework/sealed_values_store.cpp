#include <memory>

#include "base/fault.h"
#include "casework/sealed_values.h"
#include "identity/person.h"

namespace casework {

namespace {

using store::SealedValue;
using Tell = std::function<void(const SealedValue&)>;

CAIRN_SQL(every_answer, R"(
    SELECT c.key_id, r.record_id, v.version, v.answers FROM casework_record_version v
    JOIN casework_record r ON r.casework_record = v.casework_record JOIN casework_case c ON c.casework_case = r.casework_case
    ORDER BY v.casework_record, v.version)");
CAIRN_SQL(every_reason, R"(
    SELECT c.key_id, c.case_id, s.sequence, s.reasons FROM casework_step s JOIN casework_case c ON c.casework_case = s.casework_case
    ORDER BY s.casework_case, s.sequence)");
CAIRN_SQL(every_draft, "SELECT key_id, draft_id, version, answers FROM casework_draft ORDER BY draft_id");

/// Each of these statements gives key, public id, version and the sealed bytes.
void tell_each(store::Statement rows, const char* column, const std::function<std::vector<std::string>(std::string_view)>& names, const Tell& tell) {
    while (rows.step()) {
        const auto key = store::KeyId::parse(rows.text(0));
        if (!key) throw base::Fault{"A sealed value has no readable key", std::string{column} + " of " + rows.text(1), "Restore the last backup and report this."};
        tell({.key = *key, .place = {store::SealedClass::C2, column, rows.text(1) + "/" + std::to_string(rows.integer(2))}, .sealed = std::string{rows.blob(3)}, .names_in = names});
    }
}

/// Whoever has an account is called by their name in many places, and no secret.
std::set<std::string> names_of_accounts(store::Snapshot& snapshot) {
    std::set<std::string> names;
    for (identity::PeopleWanted wanted{.size = 500};; ++wanted.page) {
        const auto list = identity::people(snapshot, wanted);
        for (const auto& person : list.people) names.insert(person.name);
        if (list.people.size() < 500) return names;
    }
}

}  // namespace

void SealedValues::each(store::Snapshot& snapshot, const Tell& tell) const {
    const auto names = [known = std::make_shared<const std::set<std::string>>(names_of_accounts(snapshot))](std::string_view plain) { return names_in_answers(plain, *known); };
    tell_each(snapshot.query(every_answer), "casework_record_version.answers", names, tell);
    tell_each(snapshot.query(every_reason), "casework_step.reasons", nullptr, tell);
    tell_each(snapshot.query(every_draft), "casework_draft.answers", names, tell);
}

}  // namespace casework
