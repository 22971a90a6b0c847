/// What happens to a request between the wire and the page: whose it is, whether it may go on, which route answers, and what is sent.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "web/server/finish.h"
#include "web/server/forwarded.h"
#include "web/server/own_hosts.h"
#include "web/server/rate.h"
#include "web/server/server.h"

namespace web {

/// The body as the head announces it.
struct Framing {
    bool has_body = false;
    std::uint64_t content_length = 0;  ///< 0 with chunked.
};

/// A request on its way. Either a route was found and the reader may use it, or `refusal` says what is answered.
struct Admission {
    Request request;
    const Route* route = nullptr;
    std::optional<identity::Grant> grant;
    identity::Actor actor = identity::Actor::the_public();
    std::optional<Visitor> visitor;  ///< Known once a page that is not public was asked for.
    std::shared_ptr<const identity::CaseStanding> standing;
    std::optional<Response> refusal;
    std::string detail;  ///< For the log.
    std::chrono::steady_clock::time_point begun = std::chrono::steady_clock::now();
};

class Reception {
public:
    /// Throws base::Fault if the routes are refused.
    Reception(ServerParts parts, std::string public_url);

    /// Looks at a whole head, before any of its body.
    Admission admit(Request request, const Framing& framing, const base::Address& peer);
    /// A request that could not be read as one.
    Admission refuse(int status, std::string_view why, const base::Address& peer);
    /// The answer: the handler's, or the refusal's, finished. Never throws; what goes wrong becomes a 500.
    Response answer(Admission& admission, std::string body);
    /// 503 for a request that no worker could take; nothing is rendered, since there is no time.
    Response busy(Admission& admission) const;
    /// Counts and logs an answered request.
    void record(const Admission& admission, int status, std::uint64_t body_bytes) const;

    base::Instant now() const { return parts_.clock(); }
    bool is_exempt(const base::Address& address) const;
    const TrustedProxies& proxies() const { return proxies_; }
    Health& health() const { return *parts_.health; }
    const base::Settings& settings() const { return parts_.settings; }

private:
    void choose_route(Admission& admission);
    std::expected<identity::Grant, identity::Denial> ask(Admission& admission, const Candidate& candidate);
    void meet_visitor(Admission& admission);
    std::optional<Response> to_sign_in(const Admission& admission, bool signs_in, bool signs_in_again) const;
    bool form_is_believed(const Admission& admission) const;
    void record_read(const Admission& admission) const;
    bool leads_without_slash(const Admission& admission) const;
    void check_body(Admission& admission, const Framing& framing) const;
    void check_rate(Admission& admission);
    Response handle(Admission& admission, std::string body);
    Response error_page(const Admission& admission, Response response) const;
    Response finished(const Admission& admission, Response response) const;

    ServerParts parts_;
    std::string public_url_;
    OwnHosts hosts_;
    TrustedProxies proxies_;
    std::vector<base::AddressRange> exempt_, operations_;
    Rates rates_;
};

/// The ranges that the settings name; they were checked when the settings were read.
std::vector<base::AddressRange> ranges_of(const std::vector<std::string>& texts);

}  // namespace web
