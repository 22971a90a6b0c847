#include "web/casework/case_door.h"

#include "audit/capacity.h"
#include "audit/event.h"
#include "casework/case_store.h"
#include "identity/person.h"
#include "web/server/route.h"

namespace web {

namespace {

audit::Kind kind_of_read(AuditEvent event) {
    switch (event) {
        case AuditEvent::ReadReturn: return audit::Kind::ReturnRead;
        case AuditEvent::ReadChronology: return audit::Kind::ChronologyRead;
        case AuditEvent::ReadDraft: return audit::Kind::DraftRead;
        case AuditEvent::ReadFile: return audit::Kind::FileRead;
        case AuditEvent::DownloadedFile: return audit::Kind::FileDownloaded;
        case AuditEvent::ReadIdentityKey: return audit::Kind::IdentityKeyRead;
        case AuditEvent::ReadLegal: return audit::Kind::LegalItemRead;
        case AuditEvent::ReadAudit: return audit::Kind::AuditRead;
        case AuditEvent::SearchPrivate: return audit::Kind::PrivateSearch;
        case AuditEvent::Exported: return audit::Kind::ExportMade;
        default: return audit::Kind::CaseRead;
    }
}

/// The record that the path names, else which kind of page it was; never anything that a person typed.
std::string object_of(const ReadEvent& event) {
    std::string_view last = event.path;
    while (!last.empty()) {
        const auto slash = last.rfind('/');
        const auto part = last.substr(slash == std::string_view::npos ? 0 : slash + 1);
        if (base::PublicId::parse(part)) return std::string{part};
        if (slash == std::string_view::npos) break;
        last = last.substr(0, slash);
    }
    const auto slash = event.pattern.rfind('/');
    const auto page = event.pattern.substr(slash + 1);
    return page.starts_with('{') ? std::string{"overview"} : page;
}

}  // namespace

identity::CaseStanding CaseDoor::standing(const identity::Actor& actor, std::string_view code) {
    const auto id = store_.read([&](store::Snapshot& snapshot) {
        const auto found = casework::find_case(snapshot, code);
        return found ? found->id.to_string() : std::string{code};
    });
    return SigningDoor::standing(actor, id);
}

void CaseDoor::record_read(const ReadEvent& event) {
    audit::Event read{.at = event.at, .case_id = base::PublicId::parse(event.case_id), .object = object_of(event), .kind = kind_of_read(event.event), .address = event.address, .request = event.request_id};
    read.who = audit::Who::the_public();
    if (const auto* person = event.actor.person())
        if (const auto id = base::PublicId::parse(person->public_id)) read.who = audit::Who::account(*id);
    store_.write([&](store::Transaction& transaction) {
        if (const auto whose = event.on_behalf_of ? identity::person(transaction, *event.on_behalf_of) : std::nullopt)
            read.role = audit::to_text({read.role, base::PublicId::parse(whose->public_id)});
        audit::record(transaction, read);
    });
}

}  // namespace web
