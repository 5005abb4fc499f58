// tests/npm/support/auth_routes.mjs: the routes of /auth/v1, which have no OpenAPI document here: who may come there, and bodies that they take.
import {randomUUID} from 'node:crypto';

/// Who may come to a route: anybody, whoever has a key of the tenant, a signed-in user, the tenant's secret key (service).
export const authRoutes = {
  'GET /auth/v1/health': 'anybody', 'GET /auth/v1/.well-known/jwks.json': 'anybody',
  'GET /auth/v1/settings': 'key', 'POST /auth/v1/signup': 'key', 'POST /auth/v1/otp': 'key', 'POST /auth/v1/verify': 'key',
  'POST /auth/v1/recover': 'key', 'POST /auth/v1/resend': 'key', 'POST /auth/v1/token': 'key',
  'POST /auth/v1/factors': 'user', 'POST /auth/v1/factors/{id}/challenge': 'user', 'POST /auth/v1/factors/{id}/verify': 'user',
  'POST /auth/v1/factors/{id}/recovery_codes': 'user', 'DELETE /auth/v1/factors/{id}': 'user',
  'GET /auth/v1/admin/users/{id}/factors': 'service', 'DELETE /auth/v1/admin/users/{id}/factors/{factor}': 'service',
  'GET /auth/v1/user': 'user', 'PUT /auth/v1/user': 'user', 'POST /auth/v1/logout': 'user',
  'POST /auth/v1/admin/users': 'service', 'GET /auth/v1/admin/users': 'service', 'GET /auth/v1/admin/users/{id}': 'service',
  'PUT /auth/v1/admin/users/{id}': 'service', 'DELETE /auth/v1/admin/users/{id}': 'service',
};

/// Bodies that its routes take; the others need none.
export const authBodies = {
  'POST /auth/v1/signup': {email: 'x@shop.test', password: 'a good password'}, 'POST /auth/v1/otp': {email: 'x@shop.test', create_user: false},
  'POST /auth/v1/verify': {type: 'signup', email: 'x@shop.test', token: '123456'}, 'POST /auth/v1/recover': {email: 'x@shop.test'},
  'POST /auth/v1/resend': {type: 'signup', email: 'x@shop.test'}, 'POST /auth/v1/token': {email: 'x@shop.test', password: 'a good password'},
  'PUT /auth/v1/user': {data: {}}, 'POST /auth/v1/logout': {}, 'POST /auth/v1/admin/users': {email: 'y@shop.test'},
  'PUT /auth/v1/admin/users/{id}': {user_metadata: {}},
  'POST /auth/v1/factors': {factor_type: 'totp'}, 'POST /auth/v1/factors/{id}/verify': {challenge_id: randomUUID(), code: '123456'},
};
