// Put before the SQLite binding's source, so that it loads on Node-API 9.
//
// The functions of Node-API 10 are already exported by Node 20.18; two rules differ. A module that reports level 10 is refused,
// so this one reports 9. And level 9 refuses references to strings and other primitives, which the binding keeps for property
// names: they are held in a one-element array, and the lowest bit of the handle says so.
// Reporting the experimental level would load too, but runs finalizers inside the garbage collector, where the binding's are
// not allowed: the process dies at the first collection.
#pragma once
#include <node_api.h>
#include <stdint.h>

#undef NODE_API_MODULE_GET_API_VERSION
#define NODE_API_MODULE_GET_API_VERSION better_sqlite3_compiled_api_version
extern "C" __attribute__((visibility("default"))) int32_t node_api_module_get_api_version_v1(void) { return 9; }

namespace node_api_9 {

inline bool is_boxed(napi_ref ref) { return reinterpret_cast<uintptr_t>(ref) & 1; }

inline napi_ref plain(napi_ref ref) {
  return reinterpret_cast<napi_ref>(reinterpret_cast<uintptr_t>(ref) & ~uintptr_t(1));
}

inline napi_status create_reference(napi_env env, napi_value value, uint32_t count, napi_ref* result) {
  napi_valuetype type;
  napi_status status = napi_typeof(env, value, &type);
  if (status != napi_ok) return status;
  if (type == napi_object || type == napi_function || type == napi_symbol) {
    return napi_create_reference(env, value, count, result);
  }
  napi_value box;
  status = napi_create_array_with_length(env, 1, &box);
  if (status != napi_ok) return status;
  status = napi_set_element(env, box, 0, value);
  if (status != napi_ok) return status;
  napi_ref ref;
  status = napi_create_reference(env, box, count, &ref);
  if (status != napi_ok) return status;
  *result = reinterpret_cast<napi_ref>(reinterpret_cast<uintptr_t>(ref) | 1);
  return napi_ok;
}

inline napi_status get_reference_value(napi_env env, napi_ref ref, napi_value* result) {
  napi_status status = napi_get_reference_value(env, plain(ref), result);
  if (status != napi_ok || !is_boxed(ref) || *result == nullptr) return status;
  return napi_get_element(env, *result, 0, result);
}

inline napi_status delete_reference(node_api_basic_env env, napi_ref ref) {
  return napi_delete_reference(env, plain(ref));
}

inline napi_status reference_ref(napi_env env, napi_ref ref, uint32_t* result) {
  return napi_reference_ref(env, plain(ref), result);
}

inline napi_status reference_unref(napi_env env, napi_ref ref, uint32_t* result) {
  return napi_reference_unref(env, plain(ref), result);
}

}

#define napi_create_reference node_api_9::create_reference
#define napi_get_reference_value node_api_9::get_reference_value
#define napi_delete_reference node_api_9::delete_reference
#define napi_reference_ref node_api_9::reference_ref
#define napi_reference_unref node_api_9::reference_unref
