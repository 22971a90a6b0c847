#include "identity/authorize.h"

#include <doctest/doctest.h>

#include <type_traits>

using identity::Actor;
using identity::authorize;
using identity::DataClass;
using identity::Permission;

namespace {
constexpr DataClass every_class[] = {DataClass::Unstated, DataClass::C0, DataClass::C1, DataClass::C2, DataClass::C3};
}

TEST_CASE("the public reads what is published, and nothing that belongs to a case") {
    for (const DataClass data_class : every_class)
        CHECK(authorize(Actor::the_public(), Permission::ReadCollection, {data_class, "/"}).has_value() == (data_class == DataClass::C0));
}

TEST_CASE("metrics are for whoever looks after the installation") {
    CHECK(authorize(Actor::operations(), Permission::ReadOperations, {DataClass::C1, "/metrics"}));
    CHECK_FALSE(authorize(Actor::the_public(), Permission::ReadOperations, {DataClass::C1, "/metrics"}));
}

TEST_CASE("looking after the installation opens no case") {
    for (const DataClass data_class : {DataClass::C2, DataClass::C3})
        for (const Permission permission : {Permission::ReadCollection, Permission::ReadHealth, Permission::ReadOperations})
            CHECK_FALSE(authorize(Actor::operations(), permission, {data_class, "/"}));
}

TEST_CASE("what nobody stated is permitted to nobody") {
    for (const Actor& actor : {Actor::the_public(), Actor::operations()})
        for (const DataClass data_class : every_class) CHECK_FALSE(authorize(actor, Permission::Unstated, {data_class, "/"}));
}

TEST_CASE("a grant comes from authorize and from nowhere else") {
    static_assert(!std::is_default_constructible_v<identity::Grant>);
    static_assert(!std::is_constructible_v<identity::Grant, Permission>);
}
