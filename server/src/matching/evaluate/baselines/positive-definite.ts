/**
 * Inverts a symmetric positive definite matrix by Cholesky's method.
 * @param matrix size × size numbers, row after row; overwritten
 * @returns the whole inverse, row after row
 */
export function inverseOf(matrix: Float64Array, size: number): Float64Array {
  factorise(matrix, size);
  // Columns of L⁻¹ as rows, so that every sum below runs along memory.
  const columns = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    for (let i = j; i < size; i++) {
      let sum = i === j ? 1 : 0;
      for (let k = j; k < i; k++) sum -= matrix[i * size + k]! * columns[j * size + k]!;
      columns[j * size + i] = sum / matrix[i * size + i]!;
    }
  }
  const inverse = matrix.fill(0);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = i; k < size; k++) sum += columns[i * size + k]! * columns[j * size + k]!;
      inverse[i * size + j] = inverse[j * size + i] = sum;
    }
  }
  return inverse;
}

/** The lower triangle becomes L, with L·Lᵀ the matrix. */
function factorise(matrix: Float64Array, size: number): void {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j]!;
      for (let k = 0; k < j; k++) sum -= matrix[i * size + k]! * matrix[j * size + k]!;
      matrix[i * size + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / matrix[j * size + j]!;
    }
  }
}
