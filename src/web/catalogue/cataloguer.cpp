#include "web/catalogue/cataloguer.h"

#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;

audit::Event cataloguing_event(const SignedPage& page) {
    const auto doer = doer_of(page);
    return {.at = doer.at, .who = doer.who, .role = doer.role, .kind = audit::Kind::RecordEdited, .address = doer.address, .request = doer.request};
}

collection::QueueReach queue_reach_of(const SignedPage& page) {
    const auto reach = identity::partnerships_with(page.context.actor, identity::Permission::WriteCollection);
    collection::QueueReach mine{.everywhere = reach.everywhere, .partnerships = {}};
    for (const auto& one : reach.partnerships) mine.partnerships.push_back(one.value());
    return mine;
}

std::optional<collection::QueueEntry> queue_entry_of(const SignedPage& page) {
    const auto id = base::PublicId::parse(page.request.parameter("entry"));
    if (!id) return std::nullopt;
    auto entry = page.store().read([&](store::Snapshot& snapshot) { return collection::queue_entry(snapshot, *id); });
    return entry && queue_reach_of(page).holds(*entry) ? std::move(entry) : std::nullopt;
}

collection::ReadFile reading_while_somebody_waits(const SignedPage& page) {
    return [&page](int descriptor, std::string_view name, std::stop_token stop) {
        documents::Limits limits;
        limits.recognise = false;
        limits.text = std::chrono::seconds{30};
        return page.services.reader.read(descriptor, name, limits, {}, std::move(stop));
    };
}

void index_now(const SignedPage& page) {
    if (page.services.index_now) page.services.index_now();
}

std::string service_name(const SignedPage& page) { return std::string{page.services.messages.in(Language::English)("web.frame.site_name").text()}; }

Html in_english(std::string_view words) { return span(lang("en"), from_record(), words); }

std::string words_of(const publishing::DepositRefusal& refusal) { return refusal.part + ": " + refusal.reason + " " + refusal.advice; }

}  // namespace web
