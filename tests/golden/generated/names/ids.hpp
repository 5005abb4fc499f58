// The keys of tables, each a type of its own.
// Made by `orderline codegen --target cpp` from the schema of a database. Do not edit.
#pragma once
#include "base/id.hpp"
#include "tables/values.hpp"

// The tags of those that base/id.hpp has too are its own, so that both are one type.
namespace orderline::rows {

using ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThreeId = tables::NumberId<struct ANameThatIsAsLongAsPostgresqlLetsANameBeSixtyThreeTag, std::int32_t>;
using BoxId = tables::NumberId<struct BoxTag, std::int32_t>;
using BoxesId = tables::NumberId<struct BoxesTag, std::int32_t>;
using DataId = tables::NumberId<struct DataTag, std::int32_t>;
using PersonId = tables::NumberId<struct PersonTag, std::int32_t>;
using SalesDeptSelectId = tables::NumberId<struct SalesDeptSelectTag, std::int64_t>;
using SalesDeptUserAccountId = tables::NumberId<struct SalesDeptUserAccountTag, std::int32_t>;
using SelectId = tables::NumberId<struct SelectTag, std::int32_t>;
using U5fId = tables::NumberId<struct U5fTag, std::int32_t>;
using UserAccount2Id = tables::NumberId<struct UserAccount2Tag, std::int32_t>;
using UserAccountId = Id<struct UserAccountTag>;
using UserAccounts2Id = tables::NumberId<struct UserAccounts2Tag, std::int32_t>;
using UserAccountsId = tables::NumberId<struct UserAccountsTag, std::int32_t>;
using _2ndId = tables::NumberId<struct _2ndTag, std::int32_t>;

}  // namespace orderline::rows
