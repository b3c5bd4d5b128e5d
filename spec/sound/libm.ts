// The maths that Faust effects import from `env` and that the mixer's own files use: 32-bit, built from
// AssemblyScript's Mathf, so that wasmtime and a browser compute the same bits.

export function _acosf(x: f32): f32 { return Mathf.acos(x); }
export function _asinf(x: f32): f32 { return Mathf.asin(x); }
export function _atanf(x: f32): f32 { return Mathf.atan(x); }
export function _atan2f(y: f32, x: f32): f32 { return Mathf.atan2(y, x); }
export function _cosf(x: f32): f32 { return Mathf.cos(x); }
export function _sinf(x: f32): f32 { return Mathf.sin(x); }
export function _tanf(x: f32): f32 { return Mathf.tan(x); }
export function _coshf(x: f32): f32 { return Mathf.cosh(x); }
export function _sinhf(x: f32): f32 { return Mathf.sinh(x); }
export function _tanhf(x: f32): f32 { return Mathf.tanh(x); }
export function _expf(x: f32): f32 { return Mathf.exp(x); }
export function _exp2f(x: f32): f32 { return Mathf.exp2(x); }
export function _exp10f(x: f32): f32 { return Mathf.exp2(x * <f32>3.321928094887362); }
export function _logf(x: f32): f32 { return Mathf.log(x); }
export function _log2f(x: f32): f32 { return Mathf.log2(x); }
export function _log10f(x: f32): f32 { return Mathf.log2(x) * <f32>0.3010299956639812; }
export function _powf(x: f32, y: f32): f32 { return Mathf.pow(x, y); }
export function _fmodf(x: f32, y: f32): f32 { return Mathf.mod(x, y); }
export function _remainderf(x: f32, y: f32): f32 { return Mathf.rem(x, y); }
export function _roundf(x: f32): f32 { return nearest<f32>(x); }

/** The gain of `db` decibels; −96 and below is silence, 96 the most. */
export function gainOf(db: f32): f32 {
  if (!(db > -96)) return 0;
  if (db > 96) db = 96;
  return db == 0 ? <f32>1 : Mathf.exp2(db * <f32>0.16609640474436813);
}

/** The decibels of an amplitude; −200 for none. */
export function decibels(amplitude: f32): f32 {
  return amplitude <= 1e-10 ? <f32>-200 : Mathf.log2(amplitude) * <f32>6.020599913279624;
}
