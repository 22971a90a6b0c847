/// Links for those who have no account. A link identifies nobody; it opens only with a one-time code that came by another way.
///
/// Source: security rules, section 7: people without an account see case material only behind such a link and code, and only their own
/// request. Not here: sending the code, which a person does by the second route that was recorded beforehand.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casework/case.h"
#include "casework/doing.h"
#include "store/transaction.h"

namespace casework {

enum class LinkPurpose { Request, Referral, AgencyReport };

/// So long a link opens, unless it is extended or its return is accepted before.
constexpr std::chrono::days link_lasts{14};
/// So many wrong codes end a link: six digits cannot then be guessed.
constexpr int wrong_codes_allowed = 5;

/// What was made, shown once: neither is kept.
struct NewLink {
    std::string token;  ///< For the address: `/respond/TOKEN`.
    std::string code;   ///< Six digits for a request or a report, longer for a referral: it goes by the second route.
};

struct Link {
    std::int64_t key = 0;
    LinkPurpose purpose{};
    std::string record;              ///< Public id of the request, or of the draft.
    std::optional<CaseKey> of;
    base::Instant expires_at{};
};

enum class LinkRefusal {
    NotOpen,    ///< It never was, has ended, or its time has passed: one answer for all three.
    WrongCode,
};

NewLink make_link(store::Transaction&, LinkPurpose, const std::string& record, std::optional<CaseKey> of, std::chrono::days lasts, const Ground&, base::Instant now);
/// The link and code that belong to one form of somebody who is nobody yet: the same for the same form, and for nobody to guess. So that a
/// form which is sent five times makes one link, and shows it each time, though neither is kept.
NewLink link_of_form(const Ground&, std::string_view form);
/// Keeps a link that was made beforehand.
void keep_link(store::Transaction&, const NewLink&, LinkPurpose, const std::string& record, std::optional<CaseKey> of, std::chrono::days lasts, const Ground&, base::Instant now);
/// Whether the link is open at all; says nothing of what lies behind it.
std::optional<Link> find_link(store::Snapshot&, LinkPurpose, std::string_view token, base::Instant now);
/// The link, where the code is right. The caller counts a wrong one in a transaction that lasts: a refusal changes nothing.
std::expected<Link, LinkRefusal> open_link(store::Snapshot&, const Ground&, LinkPurpose, std::string_view token, std::string_view code, base::Instant now);
/// The fifth wrong code ends the link.
void count_wrong(store::Transaction&, LinkPurpose, std::string_view token, base::Instant now);
/// A new code for the same link: the old one does not open it any more.
std::string renew_code(store::Transaction&, const Ground&, std::string_view record, base::Instant now);
void extend_links(store::Transaction&, std::string_view record, base::Instant until);
void end_links(store::Transaction&, std::string_view record, base::Instant now);
/// When the links of a request end; nothing where none is open.
std::optional<base::Instant> links_open_until(store::Snapshot&, std::string_view record, base::Instant now);

/// A request, for information or for a report, whose link was not ended by a person: its latest time.
struct RequestLink {
    std::string record;
    CaseKey of{0};
    base::Instant expires_at{};
};
/// Those that end or ended after `since`.
std::vector<RequestLink> request_links(store::Snapshot&, base::Instant since);

}  // namespace casework
