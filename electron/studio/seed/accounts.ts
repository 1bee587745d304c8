/** The password of every seeded account; the address is `first.last@halcyon.example`, in plain letters. */
export const seedPassword = 'lanternfall';
