/// A host's own words as pages use them: in memory, so that no page asks the store for its name, and changed while the server runs.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>

#include "collection/host_words.h"
#include "web/html/layout.h"
#include "web/html/messages.h"

namespace web {

/// The one thing that a host says and that is no message: where Exit this page leads.
constexpr std::string_view exit_address_name = "site.exit_to";

/// Never changes once made.
struct HostFrame {
    html::Messages messages;
    html::Site site;
};

/// `shipped` and `site` with these words over them. Names that this version of the program has no use for are passed over.
HostFrame host_frame(const html::Messages& shipped, html::Site site, const std::vector<collection::HostWord>& words);

/// What is in force. Safe from any thread; whoever took it keeps it until they have answered.
class HostWordsInForce {
public:
    std::shared_ptr<const HostFrame> now() const { return now_.load(std::memory_order_acquire); }
    /// Unless a later turn was laid already: of two who put words in force, the later one holds, whoever comes here first.
    void lay(std::int64_t turn, std::shared_ptr<const HostFrame> frame) {
        const std::lock_guard lock{laying_};
        if (turn <= turn_) return;
        turn_ = turn;
        now_.store(std::move(frame), std::memory_order_release);
    }

private:
    std::mutex laying_;
    std::int64_t turn_ = 0;
    std::atomic<std::shared_ptr<const HostFrame>> now_{};
};

}  // namespace web
