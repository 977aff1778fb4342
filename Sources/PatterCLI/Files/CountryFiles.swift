import DataExchange

/// The countries of the world, and North America's area codes and regions, as they ship.
enum CountryFiles {
  /// Reads them; a damaged one is trouble of the system.
  static func load(_ program: Program) throws(Failure) -> Countries {
    let files = (
      try ShippedFiles.bytes("Data/countries.csv", program),
      try ShippedFiles.bytes("Data/area-codes.csv", program),
      try ShippedFiles.bytes("Data/regions.csv", program)
    )
    do throws(CountriesProblem) {
      return try Countries(countries: files.0, areaCodes: files.1, regions: files.2)
    } catch {
      throw .system("the table of countries is damaged in line \(error.line): \(error.what)")
    }
  }
}
