/// Who sees which member of a family: the team everybody, the reviewer those that were shared, an advocate their own.
#pragma once

#include <string>
#include <vector>

#include "casework/family.h"
#include "web/casework/desk.h"

namespace web {

bool may_read_member(const CaseDesk& desk, const casework::Record& member);
bool may_write_member(const CaseDesk& desk, const casework::Record& member);
/// The whole family, as the team of the review sees it.
bool reads_whole_family(const CaseDesk& desk);
bool writes_whole_family(const CaseDesk& desk);
/// Signed in as an advocate of this case and nothing more.
bool is_advocate_here(const CaseDesk& desk);

/// Those that the reader may see.
std::vector<casework::FamilyMember> members_for(CaseDesk& desk);
/// The member of the path, or nothing where there is none or the reader may not see them: one answer.
std::optional<casework::FamilyMember> member_of(CaseDesk& desk);
/// `/cases/EM-2026-4821/family/3f…` and what follows.
std::string member_path(const CaseDesk& desk, const casework::Record& member, std::string_view below = {});
/// A page below the family's: marked, with the way back.
html::PageFrame family_frame(const CaseDesk& desk, std::string title, const casework::Record* member = nullptr);

}  // namespace web
