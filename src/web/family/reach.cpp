#include "web/family/reach.h"

#include <algorithm>

#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using identity::Ownership;
using identity::Permission;

namespace {

Ownership whose(const CaseDesk& desk, const casework::Record& member) {
    if (casework::is_advocate_of(member, desk.page.me().public_id)) return Ownership::Own;
    return member.answers.of("member", "reviewer") == "yes" ? Ownership::Shared : Ownership::Others;
}

}  // namespace

bool may_read_member(const CaseDesk& desk, const casework::Record& member) { return desk.page.context.may(Permission::ReadFamilyLog, whose(desk, member)); }
bool may_write_member(const CaseDesk& desk, const casework::Record& member) { return !desk.is_over() && desk.page.context.may(Permission::WriteFamilyLog, whose(desk, member)); }
bool reads_whole_family(const CaseDesk& desk) { return desk.may(Permission::ReadFamilyLog); }
bool writes_whole_family(const CaseDesk& desk) { return !desk.is_over() && desk.may(Permission::WriteFamilyLog); }

bool is_advocate_here(const CaseDesk& desk) {
    const auto* standing = desk.page.context.standing();
    return !reads_whole_family(desk) && standing && std::ranges::any_of(standing->roles, [](const identity::CaseRole& one) { return one.role == identity::Role::FamilyAdvocate; });
}

std::vector<casework::FamilyMember> members_for(CaseDesk& desk) {
    auto all = casework::family_of(desk.file());
    std::erase_if(all, [&](const casework::FamilyMember& member) { return !may_read_member(desk, *member.record); });
    return all;
}

std::optional<casework::FamilyMember> member_of(CaseDesk& desk) {
    const auto id = desk.page.request.parameter("member");
    for (auto& member : members_for(desk))
        if (member.record->id.to_string() == id) return member;
    return std::nullopt;
}

std::string member_path(const CaseDesk& desk, const casework::Record& member, std::string_view below) { return desk.path("/family/" + member.id.to_string() + std::string{below}); }

PageFrame family_frame(const CaseDesk& desk, std::string title, const casework::Record* member) {
    auto frame = desk.frame(std::move(title));
    frame.breadcrumbs.push_back({Html{desk.page.t("web.family.title")}, desk.link("/family")});
    if (member) frame.breadcrumbs.push_back({Html{span(from_record(), member->answers.of("member", "label"))}, desk.page.link(member_path(desk, *member))});
    return frame;
}

}  // namespace web
