# Runs R's surveillance over the series of a CSV (one a column) and writes bounds and alarms; prints seconds a method.
suppressMessages(library(surveillance))
given <- commandArgs(trailingOnly = TRUE)
counts <- as.matrix(read.csv(given[1]))
weeks <- as.integer(given[2]):nrow(counts)
few <- seq_len(as.integer(given[3]))

usual <- list(range = weeks, b = 5, w = 3, alpha = 0.01)
flexible <- c(usual, list(
  weightsThreshold = 2.58, pThresholdTrend = 1, noPeriods = 10, pastWeeksNotIncluded = 26,
  thresholdMethod = "nbPlugin", glmWarnings = FALSE
))
ways <- list(
  "ears-c1" = function(x) earsC(x, control = list(range = weeks, method = "C1")),
  "ears-c2" = function(x) earsC(x, control = list(range = weeks, method = "C2")),
  "ears-c3" = function(x) earsC(x, control = list(range = weeks, method = "C3")),
  "cusum" = function(x) cusum(x, control = list(range = weeks, k = 1.04, h = 2.26, trans = "standard")),
  "farrington" = function(x) farrington(x, control = usual),
  "farrington-flexible" = function(x) farringtonFlexible(x, control = flexible)
)
for (name in names(ways)) {
  columns <- if (startsWith(name, "farrington")) few else seq_len(ncol(counts))
  series <- lapply(columns, function(j) sts(observed = counts[, j, drop = FALSE], freq = 52))
  began <- proc.time()
  found <- lapply(series, ways[[name]])
  took <- sum((proc.time() - began)[1:2])
  cat(name, took, "\n")
  write.csv(
    data.frame(
      upper = unlist(lapply(found, function(one) as.numeric(upperbound(one)))),
      alarm = as.integer(unlist(lapply(found, function(one) as.numeric(alarms(one)))))
    ),
    file.path(given[4], paste0(name, ".csv")), row.names = FALSE, na = ""
  )
}
