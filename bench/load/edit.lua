-- bench/load/edit.lua: wrk edits 1,000 drafts in turn, each request a new operation. Environment: TOKEN.
local token = os.getenv("TOKEN")
local n = 0
local seed = os.time() % 0xffff * 0x10000 + math.random(0xffff)

function request()
  n = n + 1
  local draft = string.format("00000000-0000-4000-b000-%d", 100000000001 + n % 1000)
  local body = string.format('{"operation_id":"%08x-0000-4000-8000-%012x","device_id":"bench","operation":{"type":"put_line",' ..
    '"product_id":"00000000-0000-4000-9000-%d","quantity":%d}}', seed, n, 100000000001 + n % 8, n % 50 + 1)
  return wrk.format("POST", "/api/v1/drafts/" .. draft .. "/operations",
    {["Authorization"] = "Bearer " .. token, ["Content-Type"] = "application/json"}, body)
end

function done(summary, latency)
  print(string.format("RESULT %.1f %d %d", summary.requests / (summary.duration / 1e6), summary.errors.status, latency:percentile(99)))
end
