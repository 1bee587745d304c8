/** For the people of larger studios. */
export const firstNames: readonly string[] =
  'Ada Basil Chloé Dario Elsa Farid Greta Hugo Inès Jonas Kira Liam Mona Nils Oona Pablo Quinn Rosa Sacha Tove Ugo Vera Wim Xenia Yann Zoë Amara Bruno Clara Diego Esther Felix Gita Henrik Irene Jamal Kaja Luca Mina Noor Oscar Petra Rafi Selma Theo Uma Viktor Wanda Yara Zeno'.split(
    ' ',
  );

export const lastNames: readonly string[] =
  'Abel Bianchi Castel Dufour Eriksen Ferrand Gallo Haas Ito Jensen Klein Lambert Moreau Novak Okoye Pereira Quist Rossi Sato Tanaka Urban Vidal Weiss Xu Young Zidane Almeida Bakker Cohen Diallo Engström Fischer García Hoang Ivanov Jovanović Kaya Larsen Mbeki Nguyen'.split(
    ' ',
  );
