using Stripes;

foreach (string line in StripeTraining.Run()) Console.WriteLine(line);
