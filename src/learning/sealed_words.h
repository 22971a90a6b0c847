/// What this room keeps sealed, shown to `cairn verify`: the words of recommendations that identify somebody.
#pragma once

#include "store/sealing/sealed_source.h"

namespace learning {

class SealedWords final : public store::SealedSource {
public:
    void each(store::Snapshot&, const std::function<void(const store::SealedValue&)>&) const override;
};

}  // namespace learning
