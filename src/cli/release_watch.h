#pragma once

#include <thread>

#include "cli/library.h"

namespace cli {

/// What a running server does by the minute: what two people approved becomes public when its minute has come, and the index sees each change
/// of what is public soon after, so that what was hidden is found no more; an hour after a hiding, who has not been told. Every ten seconds.
class ReleaseWatch {
public:
    explicit ReleaseWatch(Library& library);
    ~ReleaseWatch();
    ReleaseWatch(const ReleaseWatch&) = delete;
    ReleaseWatch& operator=(const ReleaseWatch&) = delete;

private:
    std::jthread thread_;
};

/// One round of it: how many became public.
int release_what_is_due(Library& library);

}  // namespace cli
