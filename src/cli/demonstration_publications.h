/// The second half of the demonstration: reviews that are being signed, wait, are public, or were taken down, with what came of what they recommend.
#pragma once

#include "casework/demonstration/eastmarch.h"
#include "cli/library.h"

namespace cli {

/// Plays the scripts of `data/demonstration/later`. Made once; called again it changes nothing. Files are printed as PDF where there is a browser.
void make_publications(Library& library, const casework::demonstration::Parts& parts, base::Instant now);

}  // namespace cli
