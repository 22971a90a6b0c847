/// Who brings the mail: queues each person's digest when its hour has come, and hands in what waits. One for the process that owns the folder.
///
/// What a mail says is made when it is handed in, so that what its person may know is asked at the last moment. See `notices/outgoing.h` for
/// what is promised.
#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

#include "casework/doing.h"
#include "notices/outgoing.h"
#include "notices/post.h"
#include "store/store.h"
#include "web/html/messages.h"

namespace cli {

struct PostOffice {
    store::Store& store;
    casework::Ground ground;
    notices::Post& post;
    const web::html::Messages& messages;
    std::string sender;     ///< Address.
    std::string site;       ///< Address of the installation.
    bool welsh = true;
};

/// Queues the digests whose hour has come. Returns how many.
int queue_digests(const PostOffice&, base::Instant now);

/// Hands in what waits, one after the other. Returns how many the server took; stops at the first where it cannot be reached at all.
struct Delivered {
    int taken = 0;
    bool reachable = true;
};
Delivered deliver(const PostOffice&, base::Instant now, const std::stop_token& stop);

class Postman {
public:
    /// Works on a thread of its own until destroyed. `clock` is that of the run (`serve --now` moves it).
    Postman(PostOffice office, std::function<base::Instant()> clock);
    ~Postman();
    Postman(const Postman&) = delete;
    Postman& operator=(const Postman&) = delete;

private:
    void work(const std::stop_token& stop);
    bool wait(const std::stop_token& stop, std::chrono::seconds most);

    PostOffice office_;
    std::function<base::Instant()> clock_;
    std::mutex mutex_;
    std::condition_variable_any wake_;
    bool something_new_ = false;
    std::shared_ptr<const void> following_;
    std::jthread thread_;
};

}  // namespace cli
