using Ottt.Package.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(PackedPackage))]
